package lastlease.alert.channel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import lastlease.alert.Telling;
import lastlease.alert.form.Alert;
import lastlease.reports.render.words.Language;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Mail as a server takes it. */
@Execution(ExecutionMode.CONCURRENT)
class MailTest {
  private static final Duration TLS_START = Duration.ofSeconds(10);

  private final GreenMail server =
      new GreenMail(
          new ServerSetup[] {
            new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP),
            new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTPS)
          });

  @AfterEach
  void stop() {
    server.stop();
  }

  private static Mail mail(String scheme, int port) {
    return mail(scheme, port, Instant.MAX);
  }

  private static Mail mail(String scheme, int port, Instant now) {
    return new Mail(
        "mail",
        new Mail.Plan(
            URI.create(scheme + "://127.0.0.1:" + port),
            "lastlease <agent@venue.example>",
            "crew@venue.example, noc@venue.example",
            "agent",
            "pass word"),
        InstantSource.fixed(now));
  }

  private void start() {
    server.start();
    server.setUser("agent@venue.example", "agent", "pass word");
  }

  @Test
  void aMessageArrivesWithItsSubjectAndWords() throws Exception {
    start();
    Alert alert = Telling.opened(Language.JA);
    mail("smtp", server.getSmtp().getPort()).send(alert);
    assertTrue(server.waitForIncomingEmail(10_000, 2));
    MimeMessage got = server.getReceivedMessages()[0];
    assertEquals(Telling.EVENT + ": " + alert.title(), got.getSubject());
    assertTrue(String.valueOf(got.getContent()).replace("\r\n", "\n").contains(alert.body()));
    assertEquals("agent@venue.example", ((InternetAddress) got.getFrom()[0]).getAddress());
    assertEquals(2, got.getAllRecipients().length);
    assertEquals("auto-generated", got.getHeader("Auto-Submitted", null));
    assertEquals(alert.at().getEpochSecond(), got.getSentDate().toInstant().getEpochSecond());
    // RFC 5322: lines of ASCII.
    for (String line : java.util.Collections.list(got.getAllHeaderLines())) {
      assertTrue(line.chars().allMatch(c -> c < 127), line);
    }
  }

  @Test
  void whereTheClockWasSetBackItIsNotFromTheFuture() throws Exception {
    start();
    Alert alert = Telling.opened(Language.EN);
    Instant setBack = alert.at().minusSeconds(3600);
    mail("smtp", server.getSmtp().getPort(), setBack).send(alert);
    assertTrue(server.waitForIncomingEmail(10_000, 2));
    MimeMessage got = server.getReceivedMessages()[0];
    assertEquals(setBack.getEpochSecond(), got.getSentDate().toInstant().getEpochSecond());
  }

  @Test
  void sentAgainItIsTheSameMessageAndAllOfAnIncidentAreOneThread() throws Exception {
    start();
    Mail mail = mail("smtp", server.getSmtp().getPort());
    List<Alert> both = Telling.both();
    mail.send(both.get(0));
    mail.send(both.get(0));
    mail.send(both.get(1));
    assertTrue(server.waitForIncomingEmail(10_000, 6));
    List<MimeMessage> got = List.of(server.getReceivedMessages());
    Set<String> ids = new HashSet<>();
    Set<String> threads = new HashSet<>();
    for (MimeMessage one : got) {
      ids.add(one.getMessageID());
      threads.add(one.getHeader("References", null));
    }
    // Two of each for two people, and the first one once more.
    assertEquals(6, got.size());
    assertEquals(2, ids.size(), ids::toString);
    assertEquals(1, threads.size(), threads::toString);
    assertTrue(ids.stream().allMatch(id -> id.matches("<[!-~&&[^<>@]]+@venue\\.example>")));
  }

  @Test
  void tlsFromTheFirstByte() throws Exception {
    start();
    mail("smtps", server.getSmtps().getPort()).send(Telling.opened(Language.EN));
    assertTrue(server.waitForIncomingEmail(10_000, 2));
  }

  @Test
  void startTlsIsTakenWhereItIsOfferedAndNothingIsSaidBefore() throws Exception {
    start();
    try (StartTls front = new StartTls(server.getSmtp().getPort())) {
      mail("smtp", front.port()).send(Telling.opened(Language.EN));
      assertTrue(server.waitForIncomingEmail(10_000, 2), () -> front.failed().toString());
      assertEquals(
          List.of("EHLO", "STARTTLS"),
          front.saidInClear().stream().map(line -> line.split(" ", 2)[0]).toList());
    }
  }

  @Test
  void elsewhereThanOnThisMachineNothingGoesWithoutTls() throws IOException {
    Mail.Plan plan =
        new Mail.Plan(URI.create("smtp://192.0.2.1"), "a@b.example", "c@d.example", null, null);
    try (Limit limit = new Limit(TLS_START)) {
      Properties properties = new Mail("mail", plan).properties(limit);
      assertEquals("true", properties.get("mail.smtp.starttls.required"));
      assertEquals("true", properties.get("mail.smtp.ssl.checkserveridentity"));
      assertFalse(properties.containsKey("mail.smtp.ssl.trust"));
    }
  }

  @Test
  void aWrongPasswordIsRefusedForGoodAndNotTold() {
    start();
    Mail wrong =
        new Mail(
            "mail",
            new Mail.Plan(
                URI.create("smtp://127.0.0.1:" + server.getSmtp().getPort()),
                "a@b.example",
                "c@d.example",
                "agent",
                "wrong-secret"));
    Channel.Refused refused =
        assertThrows(Channel.Refused.class, () -> wrong.send(Telling.opened(Language.EN)));
    assertFalse(String.valueOf(refused.getMessage()).contains("wrong-secret"));
  }

  /** One byte before each time limit of a single read. */
  @Test
  void aServerThatDripsIsLeftWithinTheLimit() throws Exception {
    try (ServerSocket drips = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
      Thread drip =
          new Thread(
              () -> {
                try (Socket socket = drips.accept()) {
                  socket.setSoTimeout(500);
                  boolean there = true;
                  while (there) {
                    socket.getOutputStream().write('2');
                    there = isThere(socket);
                  }
                } catch (IOException e) {
                  // The client has left, as it should.
                  assertTrue(drips.isBound());
                }
              },
              "drips");
      drip.setDaemon(true);
      drip.start();
      IOException left =
          assertThrows(
              IOException.class,
              () -> mail("smtp", drips.getLocalPort()).send(Telling.opened(Language.EN)));
      assertEquals("the mail server took longer than 10 s", left.getMessage());
    }
  }

  /** Takes what the client says, and half a second for it: a pace, not a wait for anything. */
  private static boolean isThere(Socket socket) throws IOException {
    try {
      return socket.getInputStream().read() >= 0;
    } catch (SocketTimeoutException e) {
      return true;
    }
  }
}
