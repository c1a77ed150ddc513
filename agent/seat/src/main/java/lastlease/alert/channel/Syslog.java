package lastlease.alert.channel;

import java.io.IOException;
import java.io.OutputStream;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import lastlease.alert.form.Alert;
import lastlease.alert.form.SyslogLine;
import lastlease.words.NoConnection;
import lastlease.words.SaidException;
import lastlease.words.Saying;

/**
 * Syslog: one datagram (RFC 5426), or a message with its length before it over TCP (RFC 6587) or
 * TLS (RFC 5425). Syslog answers nothing: over UDP it is not known whether a message arrived.
 */
public final class Syslog implements Channel {
  private static final int PORT = 514;
  private static final int PORT_TLS = 6514;

  private final String name;
  private final URI address;
  private final SSLSocketFactory tls;

  /**
   * @param address {@code udp}, {@code tcp} or {@code tls}, with a host
   */
  public Syslog(String name, URI address) {
    this(name, address, (SSLSocketFactory) SSLSocketFactory.getDefault());
  }

  Syslog(String name, URI address, SSLSocketFactory tls) {
    this.name = name;
    this.address = address;
    this.tls = tls;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public void send(Alert alert) throws IOException {
    byte[] message = SyslogLine.of(alert, ProcessHandle.current().pid());
    boolean secure = "tls".equals(address.getScheme());
    int port = address.getPort() >= 0 ? address.getPort() : secure ? PORT_TLS : PORT;
    // As URIs have them, IPv6 addresses stand in brackets.
    String host = address.getHost().replaceAll("[\\[\\]]", "");
    InetSocketAddress to = new InetSocketAddress(host, port);
    try (Limit limit = new Limit(LIMIT)) {
      if (to.isUnresolved()) {
        throw new UnknownHostException();
      }
      if ("udp".equals(address.getScheme())) {
        try (DatagramSocket socket = new DatagramSocket()) {
          socket.send(new DatagramPacket(message, message.length, to));
        }
      } else {
        stream(message, to, secure ? host : null, limit);
      }
    } catch (IOException e) {
      // The address may tell more of the network than others should read.
      throw new SaidException(Saying.of("channel.unreachable").with("why", NoConnection.of(e)), e);
    }
  }

  private void stream(
      byte[] message,
      InetSocketAddress to,
      @org.jspecify.annotations.Nullable String secureHost,
      Limit limit)
      throws IOException {
    try (Socket socket = limit.createSocket()) {
      socket.connect(to, Math.toIntExact(LIMIT.toMillis()));
      if (secureHost == null) {
        write(message, socket);
        return;
      }
      try (SSLSocket secured =
          (SSLSocket) tls.createSocket(socket, secureHost, to.getPort(), true)) {
        SSLParameters parameters = secured.getSSLParameters();
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        secured.setSSLParameters(parameters);
        write(message, secured);
      }
    }
  }

  private static void write(byte[] message, Socket socket) throws IOException {
    OutputStream out = socket.getOutputStream();
    out.write((message.length + " ").getBytes(StandardCharsets.US_ASCII));
    out.write(message);
    out.flush();
  }
}
