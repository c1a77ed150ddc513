package lastlease.alert.channel;

import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.Date;
import java.util.HexFormat;
import java.util.Properties;
import java.util.UUID;
import lastlease.alert.form.Alert;
import lastlease.words.NoConnection;
import lastlease.words.SaidException;
import lastlease.words.Saying;
import org.jspecify.annotations.Nullable;

/**
 * E-mail over SMTP: STARTTLS, or TLS from the first byte ({@code smtps}). Only a server on this
 * machine itself need not offer it, and may have any certificate. A message that is sent again has
 * the same Message-ID, and all of an incident are one thread.
 */
public final class Mail implements Channel {
  private static final int PORT = 587;
  private static final int PORT_TLS = 465;

  private final String name;
  private final Plan plan;
  private final InstantSource wall;

  /**
   * Who is told by whom.
   *
   * @param server {@code smtp} or {@code smtps}, with a host
   * @param to one address or more, with commas
   * @param user null where the server wants none
   * @param password a secret
   */
  public record Plan(
      URI server, String from, String to, @Nullable String user, @Nullable String password) {
    /**
     * @throws IllegalArgumentException when an address is none
     */
    public Plan {
      check(from);
      check(to);
    }

    private static void check(String addresses) {
      try {
        if (InternetAddress.parse(addresses, true).length == 0) {
          throw new IllegalArgumentException("no address");
        }
      } catch (AddressException e) {
        throw new IllegalArgumentException("no mail address", e);
      }
    }
  }

  public Mail(String name, Plan plan) {
    this(name, plan, InstantSource.system());
  }

  Mail(String name, Plan plan, InstantSource wall) {
    this.name = name;
    this.plan = plan;
    this.wall = wall;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public void send(Alert alert) throws IOException {
    try (Limit limit = new Limit(LIMIT)) {
      try {
        Session session = Session.getInstance(properties(limit));
        MimeMessage message = message(session, alert);
        try (Transport transport = session.getTransport("smtp")) {
          transport.connect(host(), port(), plan.user(), plan.password());
          transport.sendMessage(message, message.getAllRecipients());
        }
      } catch (AuthenticationFailedException e) {
        throw new Refused(Saying.of("channel.mailUser"));
      } catch (SendFailedException e) {
        throw refused(e);
      } catch (MessagingException e) {
        // Its message may hold the server's name and more.
        throw new SaidException(
            limit.isOver()
                ? Saying.of("channel.mailSlow").with("seconds", LIMIT.toSeconds())
                : Saying.of("channel.mailFailed").with("why", cause(e)),
            e);
      }
    }
  }

  /** 4xx may pass (greylisting); 5xx stays. */
  private static IOException refused(SendFailedException e) {
    int code =
        e instanceof org.eclipse.angus.mail.smtp.SMTPSendFailedException failed
            ? failed.getReturnCode()
            : e.getNextException()
                    instanceof org.eclipse.angus.mail.smtp.SMTPAddressFailedException address
                ? address.getReturnCode()
                : 0;
    return code >= 400 && code < 500
        ? new SaidException(Saying.of("channel.mailSays").with("code", code), e)
        : new Refused(
            Saying.of("channel.mailRefused").with("code", code == 0 ? "" : " (" + code + ")"));
  }

  private static Saying cause(MessagingException e) {
    return NoConnection.of(e.getNextException() == null ? e : e.getNextException());
  }

  private String host() {
    return plan.server().getHost().replaceAll("[\\[\\]]", "");
  }

  private boolean isSecure() {
    return "smtps".equals(plan.server().getScheme());
  }

  private int port() {
    int port = plan.server().getPort();
    return port >= 0 ? port : isSecure() ? PORT_TLS : PORT;
  }

  Properties properties(Limit limit) throws UnknownHostException {
    Properties all = new Properties();
    String millis = Long.toString(LIMIT.toMillis());
    all.put("mail.smtp.connectiontimeout", millis);
    all.put("mail.smtp.timeout", millis);
    all.put("mail.smtp.socketFactory", limit);
    all.put("mail.smtp.socketFactory.fallback", "false");
    boolean here = InetAddress.getByName(host()).isLoopbackAddress();
    all.put("mail.smtp.ssl.checkserveridentity", Boolean.toString(!here));
    if (here) {
      all.put("mail.smtp.ssl.trust", host());
    }
    if (isSecure()) {
      all.put("mail.smtp.ssl.enable", "true");
      // It makes plain sockets, which are then secured.
      all.put("mail.smtp.ssl.socketFactory", limit);
      all.put("mail.smtp.ssl.socketFactory.fallback", "false");
    } else {
      all.put("mail.smtp.starttls.enable", "true");
      all.put("mail.smtp.starttls.required", Boolean.toString(!here));
    }
    all.put("mail.smtp.auth", Boolean.toString(plan.user() != null));
    return all;
  }

  private MimeMessage message(Session session, Alert alert) throws MessagingException {
    String domain = plan.from().replaceFirst(".*@", "").replaceAll("[^A-Za-z0-9.-]", "");
    String thread = "<" + hash(alert.incident()) + "@" + domain + ">";
    String own = "<" + hash(alert.id()) + "." + hash(alert.incident()) + "@" + domain + ">";
    MimeMessage message =
        new MimeMessage(session) {
          @Override
          protected void updateMessageID() throws MessagingException {
            setHeader("Message-ID", own);
          }
        };
    message.setFrom(new InternetAddress(plan.from()));
    message.setRecipients(Message.RecipientType.TO, InternetAddress.parse(plan.to()));
    String event = alert.event() == null ? "" : alert.event() + ": ";
    message.setSubject(event + alert.title(), StandardCharsets.UTF_8.name());
    message.setText(alert.title() + "\n\n" + alert.body() + "\n", StandardCharsets.UTF_8.name());
    message.setSentDate(Date.from(alert.made(wall)));
    message.setHeader("References", thread);
    message.setHeader("Auto-Submitted", "auto-generated");
    if (alert.isCritical()) {
      message.setHeader("Importance", "high");
    }
    message.saveChanges();
    return message;
  }

  private static String hash(String id) {
    UUID uuid = UUID.nameUUIDFromBytes(id.getBytes(StandardCharsets.UTF_8));
    return HexFormat.of().toHexDigits(uuid.getMostSignificantBits())
        + HexFormat.of().toHexDigits(uuid.getLeastSignificantBits());
  }
}
