/**
 * Scenario files: terse event lines, and what they must lead to. One parametrised test runs all
 * that lie in {@code src/test/resources/lastlease/scenarios}.
 *
 * <pre>
 * 0.0 c1 discover secs=0      a broadcast DISCOVER of client c1
 * 0.1 srv arp? 10.0.0.5       server srv asks by ARP for an address (arp! replies, ip=SENDER)
 * 0.2 srv offer c1 10.0.0.5   an OFFER that the seat sees (nak, ack likewise; flags=b broadcasts)
 * 0.3 c1 select 10.0.0.5      the REQUEST that takes srv's OFFER (from=srv2 names another server)
 * 0.4 srv ack c1 10.0.0.5     an ACK that the seat sees; of a renewal with ciaddr=10.0.0.5
 * 1.0 c1 arp 10.0.0.5         announces the address; probe: asks whether somebody has it
 * 2.0 c1 reboot 10.0.0.5      INIT-REBOOT; renew, rebind, release, decline, inform,
 *                             inform-unicast, bootp, leasequery, cut-off likewise
 * 5.0 c1 ll-probe 169.254.3.4 link-local probe; ll: announcement; ll-traffic: anything else
 * 6.0 c1 own 10.0.0.5         the agent's own machine is c1 and has this address (from=srv
 *                             lease=600; design=1: by design); own-gone: no longer
 * 9.0 lost 20                 so many frames were dropped on the way to the agent
 * 9.0 leases 10.0.0.10-10.0.0.12 c1=10.0.0.10   the server's own table was read: its pool (- where
 *                             it tells none), whose leases; fill=FROM-TO of unheard devices, hours
 *                             old; declined=IP; failed=WHY
 * 9.0 tick                    nothing but time (without any line for over 5 min, that is a gap)
 *
 * repeat 4 8 5.0 c1 discover  the same four times, 8 s apart
 * each 4 2 5.0 c1 discover    four times, 2 s apart, of c1, c2 … as clients, addresses and # count up
 *                             (c9! is c9 each time)
 * served 4 2 5.0 c1 10.0.0.5  newcomers that are answered at once, then use their address
 * end 60                      time goes on until then
 * </pre>
 *
 * Options of a frame: vlan=20 on=eth0 (observation point) xid=7 secs=8 host=TEXT class=TEXT cid=HEX
 * prl=55,108 v6only=SECONDS opt116=1 opt80=1 opt82=1 lease=SECONDS mask=255.255.255.0 router=IP
 * dns=IP giaddr=IP hops=1 ttl=63; src=MAC or a name (Ethernet source, and ARP sender), dst=NAME
 * (Ethernet destination), ip=IP (IP source), to=IP (IP destination), id=none (no option 54). Every
 * frame has an xid of its own where xid= gives none.
 *
 * <p>Clients are c1 … (locally administered addresses), m1 … (of one maker), i1 … (no chaddr, known
 * by client identifier), r1 … (as a tool draws them at random), g1 … (with the group bit), p9 (the
 * stranger as which c9 checks). Servers are srv (10.0.0.1), srv2 (10.0.0.2), gw (10.0.0.254), far
 * (172.16.0.1) and rogue (192.168.66.1).
 *
 * <pre>
 * expect POOL_EXHAUSTED POSSIBLE rivals=SERVER_UNREACHABLE      also CRITICAL, WARNING, INFO
 *                             rival=X: it is among them
 * expect at 12 HEALTHY        of a run that ends then; any of these may stand after it
 * expect segment capture.20 HEALTHY                             of one segment; likewise
 * expect now HEALTHY
 * expect one-of HEALTHY,UNDETERMINED
 * expect sure LIKELY          or more
 * expect c1 BOUND             also discovers=3 address=10.0.0.5 ll=169.254.3.4; none: it has none
 * expect keeps c1 ACK,BOUND   events of these kinds are listed of it
 * expect own c9               it is no guest of the venue, if it is listed at all, and no victim
 * expect not CRITICAL         no incident of that severity, verdict or confidence in the report
 * expect never CONFIRMED      no incident was ever told with that; once: one was
 * expect no-revision HEALTHY  no incident was revised to that
 * expect note ROGUE_SERVER    an incident of severity INFO
 * expect note-names srv,far   one whose evidence has all of these servers; names: any incident
 * expect incidents 1          so many others
 * expect began 12.0           of the gravest incident, within 0.1 s; began 12 14: between
 * expect detected 20 30       likewise
 * expect ended ADDRESSES_FREED
 * expect ended-at 60 360      likewise
 * expect recovered 4 0 12     so many of its devices had an address so soon after its end, s
 * expect ended-of POOL_NEARLY_FULL SUPERSEDED    of another than the gravest
 * expect hits c5,c6           clients of the gravest
 * expect hits-any c5          of some incident
 * expect evidence DECLINES    some incident has it; 2: so often at least; no-evidence: none has
 * expect says DECLINES count=3 frames=3 omitted=0    its values, frames named and left out; weight=FOR
 * expect advice CHECK_RELAY   some incident gives it; no-advice: none does
 * expect rules-out PACKET_LOSS,ROGUE_SERVER    what the gravest rules out, in order
 * expect advises CHECK_PATH server=10.0.0.1     its values
 * expect answers srv 1.0      a server's usual answer time, s; or none
 * expect listed 4             so many clients one by one; clients: so many there are
 * expect clients 3, segments 1, copies 2, vantage FULL, server rogue SUSPECT, capacity 4/INFERRED
 * expect lease 600, pools 1, in-use 4 9    of the first pool: 4 at least, 9 at most
 * expect peak 10 30 60        most addresses of the first pool in use at once, and when that was so
 * expect full-at 30           when it was full first; or null
 * expect what-if 10 3600 2    devices without an address with so many addresses and such a lease
 *                             (devices=7 replayed, held=3 addresses by others); or null
 * expect no-suspect           of no server is it said that it may not belong here
 * expect inferred srv 3       OFFERs of it that were not seen
 * expect pool-left-out 90     size of a configured pool that is wrong; or null
 * option server 10.0.0.1      as --server; option pool 5 as --pool
 * </pre>
 */
package lastlease.scenario;
