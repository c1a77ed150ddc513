package lastlease.alert.channel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import lastlease.alert.Telling;
import lastlease.alert.form.Alert;
import lastlease.reports.render.words.Language;
import org.junit.jupiter.api.Test;

/** Against the grammar of RFC 5424 section 6, and the framing of RFC 5426 and 6587. */
class SyslogTest {
  private static final Pattern MESSAGE =
      Pattern.compile(
          "<(?<pri>\\d{1,3})>1 "
              + "(?<time>\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d{1,6})?(Z|[+-]\\d\\d:\\d\\d)) "
              + "(?<host>[!-~]{1,255}) (?<app>[!-~]{1,48}) (?<proc>[!-~]{1,128}) "
              + "(?<id>[!-~]{1,32}) "
              + "(?<data>(\\[[!-~&&[^=\\]\" ]]{1,32}( [!-~&&[^=\\]\" ]]{1,32}=\"[^\"\\\\\\]]*\")*\\])+|-) "
              + "\uFEFF(?<text>[^\\p{Cntrl}]*)");

  private static Matcher parsed(byte[] message) {
    Matcher matcher = MESSAGE.matcher(new String(message, StandardCharsets.UTF_8));
    assertTrue(matcher.matches(), new String(message, StandardCharsets.UTF_8));
    return matcher;
  }

  @Test
  void aDatagramIsOneMessage() throws Exception {
    try (DatagramSocket socket = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
      socket.setSoTimeout(10_000);
      Syslog syslog = new Syslog("syslog", URI.create("udp://127.0.0.1:" + socket.getLocalPort()));
      for (Alert alert : Telling.both()) {
        syslog.send(alert);
        DatagramPacket packet = new DatagramPacket(new byte[65_536], 65_536);
        socket.receive(packet);
        Matcher got = parsed(Arrays.copyOf(packet.getData(), packet.getLength()));
        // daemon.crit while it lasts, daemon.notice when it is over.
        assertEquals(alert.isOver() ? "29" : "26", got.group("pri"));
        assertEquals("laptop", got.group("host"));
        assertEquals("lastlease", got.group("app"));
        assertEquals(alert.kind().name(), got.group("id"));
        assertTrue(got.group("text").startsWith(alert.title() + " | "), got.group("text"));
      }
    }
  }

  @Test
  void overTcpTheLengthStandsBefore() throws Exception {
    try (ServerSocket server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
      CompletableFuture<byte[]> got =
          CompletableFuture.supplyAsync(
              () -> {
                try (Socket socket = server.accept()) {
                  return socket.getInputStream().readAllBytes();
                } catch (IOException e) {
                  throw new java.io.UncheckedIOException(e);
                }
              });
      new Syslog("syslog", URI.create("tcp://127.0.0.1:" + server.getLocalPort()))
          .send(Telling.opened(Language.JA));
      byte[] all = got.get(10, TimeUnit.SECONDS);
      int space = new String(all, StandardCharsets.ISO_8859_1).indexOf(' ');
      String length = new String(all, 0, space, StandardCharsets.US_ASCII);
      assertEquals(all.length - space - 1, Integer.parseInt(length));
      Matcher message = parsed(Arrays.copyOfRange(all, space + 1, all.length));
      assertTrue(message.group("text").contains("DHCPプール"), message.group("text"));
    }
  }
}
