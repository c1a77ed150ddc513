package lastlease.lab.process;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import lastlease.alert.Alerts;
import lastlease.cli.Receiver;
import lastlease.cli.SampleReports;
import lastlease.lab.Patience;
import lastlease.reports.Confidence;
import lastlease.reports.Incident;
import lastlease.reports.Severity;
import lastlease.reports.Verdict;
import lastlease.reports.render.words.Language;
import lastlease.reports.render.words.Phrases;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Receivers and programs that do all that they should not, beside one that works. */
@Timeout(120)
class HostileReceiversIT {
  private static final Instant NOW = SampleReports.incident().detected();
  private static final Duration LONG = Duration.ofSeconds(60);
  private static final int MEGABYTE = 1 << 20;

  @TempDir private Path home = Path.of("");
  private final List<String> complaints = new CopyOnWriteArrayList<>();

  private static Incident incident(Confidence confidence) {
    return SampleReports.incident(Verdict.POOL_EXHAUSTED, confidence, Severity.CRITICAL, null);
  }

  private Alerts alerts(Map<String, String> config) throws IOException {
    Alerts.Plan plan =
        new Alerts.Plan(
            config,
            Map.of("PATH", ""),
            Duration.ofMinutes(5),
            null,
            new Phrases(Language.EN, ZoneOffset.UTC),
            text -> {},
            (channel, why) -> complaints.add(channel + ": " + why));
    return Alerts.begin(plan, "session", home.resolve("alerts.json"));
  }

  private boolean complained(String start) {
    return complaints.stream().anyMatch(one -> one.startsWith(start));
  }

  @Test
  void whoWorksIsToldAtOnceAndOfTheOthersOnceEach() throws Exception {
    AtomicLong sent = new AtomicLong();
    try (Receiver fine = new Receiver(0);
        Receiver elsewhere = new Receiver(0);
        Receiver busy = new Receiver(0);
        Raw hangs = new Raw(socket -> {});
        Raw large = new Raw(socket -> large(socket, sent));
        Raw mute = new Raw(socket -> {})) {
      elsewhere.answer(302);
      busy.answer(429, "3600");
      Map<String, String> config = new HashMap<>();
      config.put("alert.webhook.fine", fine.address());
      config.put("alert.webhook.elsewhere", elsewhere.address());
      config.put("alert.webhook.busy", busy.address());
      config.put("alert.slack.hangs", hangs.http());
      config.put("alert.webhook.large", large.http());
      config.put("alert.mail", "smtp://127.0.0.1:" + mute.port());
      config.put("alert.mail.from", "a@b.example");
      config.put("alert.mail.to", "c@d.example");
      config.put("alert.exec.forever", "while :; do sleep 1; done");
      config.put("alert.exec.loud", "head -c 1000000000 /dev/zero");
      try (Alerts alerts = alerts(config)) {
        long began = System.nanoTime();
        alerts.update(SampleReports.with(incident(Confidence.LIKELY)), NOW);
        long handed = System.nanoTime() - began;
        fine.next();
        long first = System.nanoTime() - began;
        alerts.update(SampleReports.with(incident(Confidence.CONFIRMED)), NOW.plusSeconds(20));
        fine.next();
        long second = System.nanoTime() - began;
        Patience.await(
            "the complaints: " + complaints,
            LONG,
            () ->
                complained("slack.hangs: not reachable")
                    && complained("mail: the mail server took longer than 10 s")
                    && complained("webhook.busy: answered 429")
                    && complained("webhook.elsewhere: answered 302")
                    && complained("exec.forever: took longer than 10 s"));
        System.out.printf(
            Locale.ROOT,
            "handed on after %.1f ms; told after %.0f and %.0f ms; of 10 MB %.1f MB were taken%n",
            handed / 1e6,
            first / 1e6,
            second / 1e6,
            sent.get() / (double) MEGABYTE);
      }
      // The 10 MB and the gigabyte are nobody's concern: they arrived.
      assertEquals(5, complaints.size(), complaints::toString);
      assertTrue(sent.get() < 9L * MEGABYTE, "taken: " + sent);
      assertTrue(Files.size(home.resolve("alerts.json")) < 20_000, "alerts.json is not to grow");
    }
  }

  private static void large(Socket socket, AtomicLong sent) throws IOException {
    OutputStream out = socket.getOutputStream();
    out.write(
        ("HTTP/1.1 200 OK\r\nContent-Length: " + 10 * MEGABYTE + "\r\n\r\n")
            .getBytes(StandardCharsets.US_ASCII));
    byte[] some = new byte[64 << 10];
    for (int i = 0; i < 160; i++) {
      out.write(some);
      sent.addAndGet(some.length);
    }
  }

  /** A receiver that takes connections and does with them what it likes. */
  private static final class Raw implements AutoCloseable {
    private final ServerSocket server;
    private final List<Socket> open = new CopyOnWriteArrayList<>();

    /** What is done with a connection. */
    private interface Way {
      void with(Socket socket) throws IOException;
    }

    Raw(Way way) throws IOException {
      server = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
      Thread thread = new Thread(() -> serve(way), "raw");
      thread.setDaemon(true);
      thread.start();
    }

    private void serve(Way way) {
      while (!server.isClosed()) {
        try {
          Socket socket = server.accept();
          socket.setSendBufferSize(64 << 10);
          open.add(socket);
          way.with(socket);
        } catch (IOException e) {
          // It was closed by the other side, or at the end of the test.
          assertTrue(server.isBound());
        }
      }
    }

    int port() {
      return server.getLocalPort();
    }

    String http() {
      return "http://127.0.0.1:" + port() + "/";
    }

    @Override
    public void close() throws IOException {
      server.close();
      for (Socket socket : open) {
        socket.close();
      }
    }
  }
}
