package lastlease.hub;

import java.io.PrintWriter;
import java.net.InetSocketAddress;
import java.util.List;
import lastlease.dashboard.Place;
import lastlease.session.Surroundings;
import lastlease.terminal.QrCode;
import lastlease.tls.Identity;
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
    for (Tenant tenant : tenants) {
      String page = base + "/" + tenant.name() + "/?token=" + tenant.tokens().view();
      out.println("event " + tenant.name() + ": a seat joins with");
      out.println(
          "  LASTLEASE_HUB_TOKEN="
              + tenant.tokens().join()
              + " lastlease watch --hub '"
              + hub
              + "' --seat 'Room A'");
      out.println("its page, for phones too (add &view=wall for a screen on the wall):");
      out.println("  " + page);
      if (identity != null && identity.selfMade()) {
        out.println("  (its certificate is its own: browsers ask once)");
      }
      if (here.terminal()) {
        boolean coloured = !here.environment().containsKey("NO_COLOR");
        QrCode.lines(page, coloured).forEach(out::println);
      }
    }
    out.flush();
  }
}
