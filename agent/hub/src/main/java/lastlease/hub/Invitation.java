package lastlease.hub;

import java.io.PrintWriter;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import lastlease.dashboard.Place;
import lastlease.hub.intake.Tenant;
import lastlease.session.Surroundings;
import lastlease.terminal.QrCode;
import lastlease.tls.Identity;
import lastlease.words.Saying;
import lastlease.words.Words;
import org.jspecify.annotations.Nullable;

/** What the hub prints when it is ready: how seats join, and where people look. */
final class Invitation {
  private Invitation() {}

  /**
   * Prints it.
   *
   * @param identity of the server; null without TLS
   */
  static void print(
      Surroundings here,
      InetSocketAddress where,
      int port,
      @Nullable Identity identity,
      List<Tenant> tenants) {
    String scheme = identity == null ? "http" : "https";
    List<String> addresses = Place.addresses(scheme, where.getAddress().getHostAddress(), port);
    String base = addresses.get(0).replaceFirst("/$", "");
    String hub =
        identity == null || !identity.selfMade() ? base : base + "#sha256=" + identity.pin();
    PrintWriter out = here.outWriter();
    Words words = here.words();
    for (Tenant tenant : tenants) {
      String page = base + "/" + tenant.name() + "/?token=" + tenant.tokens().view();
      out.println(words.get("hub.joinWith", Map.of("event", tenant.name())));
      out.println(
          "  LASTLEASE_HUB_TOKEN="
              + tenant.tokens().join()
              + " lastlease watch --hub '"
              + hub
              + "' --seat 'Room A'");
      out.println(words.get("hub.page"));
      out.println("  " + page);
      if (identity != null && identity.selfMade()) {
        out.println("  " + words.get("hub.certificate"));
      }
      if (here.terminal()) {
        boolean coloured = !here.environment().containsKey("NO_COLOR");
        QrCode.lines(page, coloured).forEach(out::println);
      }
    }
    out.flush();
    if (tenants.stream().noneMatch(Tenant::alerts)) {
      here.complain(Saying.of("hub.noAlerts"));
    }
  }
}
