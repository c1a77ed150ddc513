package lastlease.alert.channel;

import com.icegreen.greenmail.util.DummySSLServerSocketFactory;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;

/** Stands before a mail server that knows no STARTTLS (RFC 3207), and offers it. One client. */
final class StartTls implements AutoCloseable {
  private final ServerSocket server;
  private final int behind;
  private final SSLContext tls;
  private final List<String> clear = new CopyOnWriteArrayList<>();

  /** What broke; the end of a connection may, too. */
  private final List<String> failed = new CopyOnWriteArrayList<>();

  StartTls(int behind) throws IOException, GeneralSecurityException {
    this.behind = behind;
    this.server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
    KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    keys.init(new DummySSLServerSocketFactory().getKeyStore(), "changeit".toCharArray());
    this.tls = SSLContext.getInstance("TLS");
    tls.init(keys.getKeyManagers(), null, null);
    daemon(this::serve);
  }

  private static void daemon(Runnable task) {
    Thread thread = new Thread(task, "starttls");
    thread.setDaemon(true);
    thread.start();
  }

  int port() {
    return server.getLocalPort();
  }

  List<String> failed() {
    return List.copyOf(failed);
  }

  /** What the client said before it was secured. */
  List<String> saidInClear() {
    return clear;
  }

  private void serve() {
    try (Socket client = server.accept();
        Socket mail = new Socket(InetAddress.getLoopbackAddress(), behind)) {
      say(client, "220 front.example ready");
      BufferedReader lines =
          new BufferedReader(
              new InputStreamReader(client.getInputStream(), StandardCharsets.US_ASCII));
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        clear.add(line);
        if (line.equals("STARTTLS")) {
          break;
        }
        say(client, "250-front.example\r\n250 STARTTLS");
      }
      say(client, "220 go ahead");
      SSLSocket secured =
          (SSLSocket) tls.getSocketFactory().createSocket(client, client.getInputStream(), true);
      // The greeting behind was said in front already.
      InputStream answers = mail.getInputStream();
      for (int c = answers.read(); c != '\n'; c = answers.read()) {
        if (c < 0) {
          throw new IOException("no mail server behind");
        }
      }
      OutputStream out = mail.getOutputStream();
      daemon(() -> copy(answers, secured));
      byte[] some = new byte[8192];
      for (int n = secured.getInputStream().read(some);
          n >= 0;
          n = secured.getInputStream().read(some)) {
        out.write(some, 0, n);
        out.flush();
      }
    } catch (IOException e) {
      failed.add(e.toString());
    }
  }

  private void copy(InputStream from, SSLSocket to) {
    try {
      from.transferTo(to.getOutputStream());
    } catch (IOException e) {
      failed.add(e.toString());
    }
  }

  private static void say(Socket client, String line) throws IOException {
    client.getOutputStream().write((line + "\r\n").getBytes(StandardCharsets.US_ASCII));
    client.getOutputStream().flush();
  }

  @Override
  public void close() throws IOException {
    server.close();
  }
}
