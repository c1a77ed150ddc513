package lastlease.hub;

import io.nayuki.qrcodegen.QrCode;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.InetSocketAddress;
import java.util.List;
import lastlease.dashboard.Place;
import lastlease.session.Surroundings;
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
      List<Tenant> tenants)
      throws IOException {
    String scheme = identity == null ? "http" : "https";
    List<String> addresses = Place.addresses(scheme, where.getAddress().getHostAddress(), port);
    String base = addresses.get(0).replaceFirst("/$", "");
    String hub =
        identity == null || !identity.selfMade()
            ? base
            : base + "#sha256=" + identity.fingerprint();
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
        out.print(qr(page));
      }
    }
    out.flush();
  }

  /** Two rows of modules a line of text, with the margin that readers need. */
  static String qr(String text) {
    QrCode code = QrCode.encodeText(text, QrCode.Ecc.LOW);
    StringBuilder lines = new StringBuilder();
    int margin = 2;
    for (int y = -margin; y < code.size + margin; y += 2) {
      lines.append("  ");
      for (int x = -margin; x < code.size + margin; x++) {
        // Light on dark or dark on light: full blocks are the light of the code.
        boolean upper = !code.getModule(x, y);
        boolean lower = !code.getModule(x, y + 1);
        lines.append(upper ? lower ? '\u2588' : '\u2580' : lower ? '\u2584' : ' ');
      }
      lines.append('\n');
    }
    return lines.toString();
  }
}
