package lastlease.diagnose.outage.fact;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import lastlease.track.ClientRecord;
import lastlease.track.Served;
import org.jspecify.annotations.Nullable;

/** What victims have in common: their maker, their kind of system. */
final class CommonTrait {
  /** Option 55 tells a group only where so many kinds were served. */
  private static final int KINDS = 3;

  private CommonTrait() {}

  /** Something that all victims share and no newcomer that was served: then it may be a policy. */
  static OutageFacts.@Nullable Group of(List<ClientRecord> victims, List<Served> served) {
    if (victims.size() < 2 || served.size() < 3) {
      return null;
    }
    Map<String, Function<ClientRecord, @Nullable String>> traits = new LinkedHashMap<>();
    traits.put("vendor-class", ClientRecord::vendorClass);
    traits.put("oui", CommonTrait::maker);
    if (kinds(served) >= KINDS) {
      traits.put("parameters", ClientRecord::parameters);
    }
    return traits.entrySet().stream()
        .map(trait -> common(trait.getKey(), victims, served, trait.getValue()))
        .filter(Objects::nonNull)
        .findFirst()
        .orElse(null);
  }

  /**
   * Whether all ask for the same things and say that they are the same, as far as they do, where
   * several kinds of devices come.
   */
  static boolean isOneKind(List<ClientRecord> victims, List<Served> served) {
    ClientRecord first = victims.get(0);
    return first.parameters() != null
        && kinds(served) >= KINDS
        && victims.stream()
            .allMatch(
                one ->
                    Objects.equals(first.parameters(), one.parameters())
                        && Objects.equals(first.vendorClass(), one.vendorClass()));
  }

  private static long kinds(List<Served> served) {
    return served.stream()
        .map(one -> one.client().parameters())
        .filter(Objects::nonNull)
        .distinct()
        .count();
  }

  private static @Nullable String maker(ClientRecord client) {
    return client.mac() == null || client.mac().isLocal()
        ? null
        : client.mac().toString().substring(0, 8);
  }

  private static OutageFacts.@Nullable Group common(
      String what,
      List<ClientRecord> victims,
      List<Served> served,
      Function<ClientRecord, @Nullable String> trait) {
    String value = trait.apply(victims.get(0));
    if (value == null
        || !victims.stream().allMatch(client -> value.equals(trait.apply(client)))
        || served.stream().anyMatch(one -> value.equals(trait.apply(one.client())))) {
      return null;
    }
    return new OutageFacts.Group(what, value);
  }
}
