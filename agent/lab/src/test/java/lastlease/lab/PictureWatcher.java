package lastlease.lab;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509ExtendedTrustManager;

/** Looks at a hub's picture twice a second, and writes it into files. */
final class PictureWatcher {
  private PictureWatcher() {}

  /**
   * @param args address of the event, view token, directory
   */
  public static void main(String[] args) throws Exception {
    HttpClient client =
        HttpClient.newBuilder().sslContext(anybody()).connectTimeout(Duration.ofSeconds(2)).build();
    while (true) {
      for (String what : new String[] {"event.json", ""}) {
        HttpRequest request =
            HttpRequest.newBuilder(URI.create(args[0] + what))
                .header("Authorization", "Bearer " + args[1])
                .timeout(Duration.ofSeconds(5))
                .build();
        look(client, request, Path.of(args[2], what.isEmpty() ? "page.html" : what));
      }
      Thread.sleep(500);
    }
  }

  private static void look(HttpClient client, HttpRequest request, Path file)
      throws InterruptedException {
    Path fresh = file.resolveSibling(file.getFileName() + ".new");
    try {
      HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());
      if (answer.statusCode() == 200) {
        Files.writeString(fresh, answer.body());
        Files.move(
            fresh, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
      }
    } catch (IOException e) {
      // A hub that was killed comes back.
      System.err.println(e);
    }
  }

  /** Who it is, is not what these tests ask. */
  private static SSLContext anybody() throws GeneralSecurityException {
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(null, new TrustManager[] {new Anybody()}, null);
    return context;
  }

  private static final class Anybody extends X509ExtendedTrustManager {
    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type, java.net.Socket socket) {}

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type, java.net.Socket socket) {}

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine) {}

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine) {}

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type) {}

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type) {}

    @Override
    public X509Certificate[] getAcceptedIssuers() {
      return new X509Certificate[0];
    }
  }
}
