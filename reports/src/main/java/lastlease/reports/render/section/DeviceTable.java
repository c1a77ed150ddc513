package lastlease.reports.render.section;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import lastlease.reports.Client;
import lastlease.reports.render.page.Page;
import lastlease.reports.render.words.Phrases;
import lastlease.reports.render.words.Plain;
import lastlease.reports.render.words.SystemNames;

/** The devices, worst first; what is left out is counted. */
public final class DeviceTable {
  /** So many keep the page of 50,000 devices under 3 MB. */
  private static final int ROWS = 2000;

  private final Situation here;
  private final Phrases phrases;

  public DeviceTable(Situation here) {
    this.here = here;
    this.phrases = here.phrases();
  }

  public Page.Devices write() {
    List<Client> clients = here.worstFirst();
    long total = here.segment().totals().clients();
    long more = here.segment().beyond(Math.min(ROWS, clients.size()));
    String outcomes = new TextLines(here.segment(), phrases).outcomes();
    return new Page.Devices(
        total == 0
            ? phrases.get("html.noDevice")
            : phrases.get("take.devices", Map.of("count", total, "outcomes", outcomes)),
        here.report().options().revealed(),
        clients.stream().limit(ROWS).map(this::row).toList(),
        more > 0 ? phrases.get("text.more", Map.of("count", more)) : "");
  }

  private Page.Device row(Client client) {
    Long answered = client.answeredMillisSinceFirstDiscover();
    Long waited = here.waitedMillis(client);
    return new Page.Device(
        phrases.device(client.id()),
        vendor(client),
        ids(client),
        sign(client),
        phrases.get("outcome." + client.outcome()),
        client.outcome().isBad(),
        here.addresses(client),
        phrases.get("html.number", Map.of("n", client.discovers())),
        client.firstDiscover() == null ? "" : phrases.time(client.firstDiscover()),
        answered == null ? "" : phrases.seconds(answered),
        waited == null ? "" : phrases.seconds(waited));
  }

  private String vendor(Client client) {
    List<String> parts = new ArrayList<>();
    if (client.own()) {
      parts.add(phrases.get("text.own"));
    }
    if (client.ouiVendor() != null) {
      parts.add(Plain.text(client.ouiVendor()));
    } else if (client.randomizedMac()) {
      parts.add(phrases.get("text.randomMac"));
    } else if (parts.isEmpty()) {
      parts.add(phrases.get("text.unknownVendor"));
    }
    String system = SystemNames.note(client, here.report().options().revealed());
    if (system != null) {
      parts.add(system);
    }
    return String.join(phrases.get("text.comma"), parts);
  }

  /** Who the device is; empty unless revealed. */
  private String ids(Client client) {
    List<String> parts = new ArrayList<>();
    if (client.mac() != null) {
      parts.add(phrases.get("text.mac", Map.of("mac", client.mac())));
    }
    if (client.hostname() != null) {
      parts.add(Plain.text(client.hostname()));
    }
    if (client.clientIdentifier() != null) {
      parts.add(phrases.get("html.clientId", Map.of("id", Plain.text(client.clientIdentifier()))));
    }
    return String.join(phrases.get("text.comma"), parts);
  }

  private static String sign(Client client) {
    return switch (client.outcome()) {
      case BOUND -> "ans";
      case LINK_LOCAL -> "ll";
      case WAITING, UNANSWERED -> "wai";
      case REFUSED, CONFLICT -> "nak";
      case UNDETERMINED -> "host";
    };
  }
}
