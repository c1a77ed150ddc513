package lastlease.lab;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/**
 * What Kea's control agent does: passes commands that come by HTTP on to the server's socket, and
 * makes a list of the one answer. The answers are the server's own.
 */
final class KeaGate {
  static final int PORT = 8000;
  static final String USER = "reader:secret";

  private KeaGate() {}

  /**
   * Serves until it is killed.
   *
   * @param args the socket of the server
   */
  public static void main(String[] args) throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), PORT), 0);
    String wanted =
        "Basic " + Base64.getEncoder().encodeToString(USER.getBytes(StandardCharsets.UTF_8));
    server.createContext(
        "/",
        exchange -> {
          byte[] asked = exchange.getRequestBody().readAllBytes();
          boolean known = wanted.equals(exchange.getRequestHeaders().getFirst("Authorization"));
          byte[] answer =
              known
                  ? ("[" + passed(args[0], asked) + "]").getBytes(StandardCharsets.UTF_8)
                  : new byte[0];
          exchange.sendResponseHeaders(known ? 200 : 401, answer.length == 0 ? -1 : answer.length);
          try (OutputStream out = exchange.getResponseBody()) {
            out.write(answer);
          }
        });
    server.start();
  }

  private static String passed(String socket, byte[] command) throws IOException {
    // The service is named for the control agent only.
    String bare =
        new String(command, StandardCharsets.UTF_8).replace(", \"service\": [\"dhcp4\"]", "");
    try (SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX)) {
      channel.connect(UnixDomainSocketAddress.of(socket));
      channel.write(ByteBuffer.wrap(bare.getBytes(StandardCharsets.UTF_8)));
      channel.shutdownOutput();
      return new String(Channels.newInputStream(channel).readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
