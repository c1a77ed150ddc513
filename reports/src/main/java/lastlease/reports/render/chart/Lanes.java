package lastlease.reports.render.chart;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import lastlease.reports.Client;
import lastlease.reports.EvidenceCode.LifeKind;
import lastlease.reports.Incident;
import lastlease.reports.Segment;
import lastlease.reports.render.page.Drawing;
import lastlease.reports.render.page.Page;
import lastlease.reports.render.section.Situation;
import lastlease.reports.render.words.Phrases;

/** One line a device, and one a server before them, on the timeline's axis. */
public final class Lanes {
  static final int HEIGHT = 26;
  static final int MIDDLE = HEIGHT / 2;
  private static final int MOST = 60;
  private static final int SERVERS = 6;

  private final Situation here;
  private final Segment segment;
  private final Phrases phrases;
  private final TimeAxis axis;

  public Lanes(Situation here, TimeAxis axis) {
    this.here = here;
    this.segment = here.segment();
    this.phrases = here.phrases();
    this.axis = axis;
  }

  public Page.Lanes draw() {
    List<Page.Lane> lanes = new ArrayList<>();
    segment.servers().stream().limit(SERVERS).forEach(server -> lanes.add(server(server)));
    List<Client> clients = shown();
    clients.forEach(client -> lanes.add(client(client)));
    long more = segment.beyond(clients.size());
    Drawing.Canvas back = new Drawing.Canvas();
    Drawing.Canvas front = new Drawing.Canvas();
    Incident main = here.main();
    if (main != null) {
      double from = axis.at(main.began());
      Instant ended = main.ended();
      double to = axis.at(ended == null ? axis.to() : ended);
      back.rect("span", from, to - from, 0, HEIGHT);
      front.line("on", from, from, 0, HEIGHT);
      if (ended != null) {
        front.line("on", to, to, 0, HEIGHT);
      }
    }
    axis.grid(back, HEIGHT, phrases);
    axis.hatch(front, HEIGHT);
    Drawing.Canvas labels = new Drawing.Canvas();
    axis.labels(labels, 16, phrases);
    return new Page.Lanes(
        take(),
        back.done(HEIGHT, ""),
        front.done(HEIGHT, ""),
        lanes,
        more > 0 ? phrases.get("text.more", Map.of("count", more)) : "",
        labels.done(22, ""));
  }

  /** Those of incidents where there are too many, but in order of arrival. */
  private List<Client> shown() {
    List<Client> arrived = segment.clients();
    Map<String, Integer> order = new HashMap<>();
    for (int i = 0; i < arrived.size(); i++) {
      order.put(arrived.get(i).id(), i);
    }
    return here.worstFirst().stream()
        .limit(MOST)
        .sorted(Comparator.comparing(client -> order.getOrDefault(client.id(), 0)))
        .toList();
  }

  private Page.Lane client(Client client) {
    String address = Situation.address(client);
    return new Page.Lane(
        phrases.device(client.id()),
        here.note(client),
        new LaneChart(axis).draw(client),
        address.isEmpty() ? phrases.get("outcome." + client.outcome()) : address,
        client.outcome().isBad(),
        false);
  }

  private Page.Lane server(Segment.Server server) {
    Drawing.Canvas canvas = new Drawing.Canvas();
    Instant host = server.hostSeen();
    Instant last = Situation.lastSign(server);
    if (host != null && (last == null || host.isAfter(last))) {
      canvas.mark("host", axis.at(host), MIDDLE);
    }
    for (Segment.Sign sign : server.signs()) {
      canvas.mark(sign.kind() == LifeKind.NAK ? "nak" : "sign", axis.at(sign.at()), MIDDLE);
    }
    return new Page.Lane(
        phrases.get("html.server"),
        server.id(),
        canvas.done(HEIGHT, ""),
        last == null
            ? phrases.get("html.noSign")
            : phrases.get("html.lastSign", Map.of("at", last)),
        false,
        true);
  }

  private String take() {
    Instant sign = here.lastSign();
    if (sign == null) {
      long asked = here.discoversAfter(Instant.MIN);
      boolean cut = here.isCutAfter(Instant.MIN);
      String nothing = cut ? "take.lanesNothingCut" : "take.lanesNothing";
      return phrases.get(asked == 0 ? nothing : "take.lanesNoServer", counted(asked, cut));
    }
    long silent = here.discoversAfter(sign);
    boolean cut = here.isCutAfter(sign);
    Map<String, Object> values = counted(silent, cut);
    values.put("at", sign);
    if (silent == 0) {
      return phrases.get(cut ? "take.lanesAliveCut" : "take.lanesAlive", values);
    }
    return phrases.get(here.main() == null ? "take.lanesOpen" : "take.lanesSilent", values);
  }

  /** A number, and whether it is only the least that it can be. */
  private Map<String, Object> counted(long discovers, boolean cut) {
    Map<String, Object> values = new HashMap<>();
    values.put("discovers", discovers);
    values.put("cut", cut ? phrases.get("text.atLeast") : null);
    return values;
  }
}
