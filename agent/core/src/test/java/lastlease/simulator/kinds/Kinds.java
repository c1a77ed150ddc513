package lastlease.simulator.kinds;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import lastlease.simulator.Fault;
import org.jspecify.annotations.Nullable;

/** Which class draws and judges which kind. */
public final class Kinds {
  private static final Map<Fault, Kind> ALL = all();

  private Kinds() {}

  private static Map<Fault, Kind> all() {
    Map<Fault, Kind> kinds = new EnumMap<>(Fault.class);
    kinds.put(Fault.FLOOD_LIKE_PEOPLE, new LikePeople());
    kinds.put(Fault.FLOOD_RANDOM_CHADDR, new RandomChaddr());
    kinds.put(Fault.FLOOD_OF_REBOOTS, new Reboots());
    kinds.put(Fault.FLOOD_SLOW, new SlowFlood());
    kinds.put(Fault.CROWD_OF_THINGS, new Things());
    kinds.put(Fault.CROWD_RETURNS, new Returns());
    kinds.put(Fault.LEASES_OF_OTHER_DAYS, new OtherDays());
    kinds.put(Fault.ROAMERS, new Roamers());
    kinds.put(Fault.POOL_ENLARGED, new Enlarged());
    for (Fault fault : List.of(Fault.PROBES_HEALTHY, Fault.PROBES_FULL, Fault.PROBES_DEAD)) {
      kinds.put(fault, new Probes(fault));
    }
    for (Fault fault : List.of(Fault.PARALLEL, Fault.PARALLEL_ONE_FULL)) {
      kinds.put(fault, new Parallel(fault));
    }
    for (Fault fault :
        List.of(Fault.STATIC_HEALTHY, Fault.STATIC_BESIDE_DEAD, Fault.STATIC_AFTER_FAILURE)) {
      kinds.put(fault, new StaticHosts(fault));
    }
    for (Fault fault : List.of(Fault.WINDOWS_STRANGERS, Fault.WINDOWS_BESIDE_DEAD)) {
      kinds.put(fault, new WindowsWay(fault));
    }
    for (Fault fault : List.of(Fault.DENIED_AMONG_OTHERS, Fault.DENIED_LAST)) {
      kinds.put(fault, new Denied(fault));
    }
    kinds.put(Fault.OFFERS_UNHEARD, new OffersUnheard());
    kinds.put(Fault.CLIENT_CLOCKS, new ClientClocks());
    return kinds;
  }

  /** Null for what {@code Draw} and {@code Troubles} know. */
  public static @Nullable Kind of(Fault fault) {
    return ALL.get(fault);
  }

  /** All that are of their own, in declared order. */
  public static List<Fault> ofTheirOwn() {
    return new ArrayList<>(ALL.keySet());
  }
}
