/**
 * Scenario files: terse event lines, and what they must lead to. One parametrised test runs all
 * that lie in {@code src/test/resources/lastlease/scenarios}.
 *
 * <pre>
 * 0.0 c1 discover secs=0      a broadcast DISCOVER of client c1 (also: prl=55,108 class=TEXT src=MAC)
 * 0.1 srv arp? 10.0.0.5       server srv asks by ARP for an address
 * 0.2 srv offer c1 10.0.0.5   an OFFER that the seat sees (also: v6only=1800, mask=..., flags=b)
 * 0.3 c1 select 10.0.0.5      the REQUEST that takes srv's OFFER (from=srv2 names another server)
 * 0.4 srv ack c1 10.0.0.5     an ACK that the seat sees (lease=SECONDS)
 * 0.5 srv nak c1
 * 1.0 c1 arp 10.0.0.5         announces the address; probe: asks whether somebody has it
 * 2.0 c1 reboot 10.0.0.5      INIT-REBOOT; renew, rebind, release, decline, inform likewise
 * 5.0 c1 ll-probe 169.254.3.4 link-local probe; ll: announcement
 * repeat 4 8.0 c1 discover    the same four times, 8 s apart (repeat N GAP before a time)
 * 9.0 lost 20                 so many frames were dropped on the way to the agent
 * end 60                      time goes on until then
 * expect POOL_EXHAUSTED POSSIBLE rivals=SERVER_UNREACHABLE
 * expect c1 BOUND
 * expect at 12 HEALTHY        verdict of a report made at that time
 * expect not CRITICAL         no incident of that severity or verdict
 * expect began 12.0           of the gravest incident, within 0.1 s
 * expect ended ADDRESSES_FREED
 * option server 10.0.0.1      as --server; option pool 5 as --pool
 * </pre>
 *
 * Servers are srv (10.0.0.1), srv2 (10.0.0.2) and rogue (192.168.66.1).
 */
package lastlease.scenario;
