package lastlease.cli.here;

import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import lastlease.alert.Alerts;
import lastlease.cli.config.Configuration;
import lastlease.cli.failure.Failures;
import lastlease.cli.option.AlertOptions;
import lastlease.cli.option.DurationConverter;
import lastlease.cli.option.LanguageOption;
import lastlease.cli.option.VersionLine;
import lastlease.session.Surroundings;
import lastlease.words.SaidException;
import lastlease.words.Saying;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code lastlease alert-test}: do alerts arrive? */
@Command(
    name = "alert-test",
    mixinStandardHelpOptions = true,
    versionProvider = VersionLine.class,
    description = "Sends a test message through every configured channel, and tells which failed.",
    footer = {
      "",
      "Channels stand in ~/.config/lastlease/lastlease.properties (or --config FILE)",
      "or the environment (LASTLEASE_ALERT_SLACK=…); several as alert.slack.crew=…:",
      "  alert.slack, .discord, .teams  an incoming webhook (Teams: a workflow)",
      "  alert.ntfy                     https://HOST/TOPIC; alert.ntfy.token",
      "  alert.line.token, .to          Messaging API: access token, user or group",
      "  alert.matrix                   https://HOMESERVER; alert.matrix.room, .token",
      "  alert.pagerduty                key of the Events API v2; .address (EU)",
      "  alert.mail                     smtp://HOST:587 (STARTTLS), smtps://HOST;",
      "                                 .from, .to, .user, .password",
      "  alert.syslog                   udp://HOST, tcp://HOST, tls://HOST (RFC 5424)",
      "  alert.webhook                  the alert as JSON",
      "  alert.alertmanager             http://HOST:9093",
      "  alert.exec                     a command; gets the alert as JSON",
      "  alert.desktop, alert.bell      true (default) or false",
      "",
      "Exit status: 0 all arrived, 1 one failed or none is configured, 2 one is named",
      "wrongly."
    })
public final class AlertTestCommand implements Callable<Integer> {
  /** Nothing is repeated here. */
  private static final Duration EVERY = Duration.ofDays(1);

  private final Surroundings here;
  private final Configuration configuration;

  @Mixin private AlertOptions alerts = new AlertOptions();

  @Mixin private LanguageOption language = new LanguageOption();

  @Option(
      names = Configuration.OPTION,
      paramLabel = "FILE",
      description = "where channels are named (default: ~/.config/lastlease/lastlease.properties)")
  @SuppressWarnings("UnusedVariable") // Read before the commands are.
  private @Nullable Path config;

  @Option(
      names = "--alert-every",
      hidden = true,
      paramLabel = "TIME",
      converter = DurationConverter.class)
  @SuppressWarnings("UnusedVariable") // Whoever tests the options of watch may leave it in.
  private @Nullable Duration every;

  @Option(
      names = {"-q", "--quiet"},
      description = "no warnings")
  @SuppressWarnings("UnusedVariable") // Read before the commands are.
  private boolean quiet;

  public AlertTestCommand(Surroundings here, Configuration configuration) {
    this.here = here;
    this.configuration = configuration;
  }

  @Override
  public Integer call() throws InterruptedException {
    AtomicInteger count = new AtomicInteger();
    Alerts.Plan plan;
    try {
      plan = alerts.plan(configuration, EVERY, null, language.phrases(here), here);
    } catch (SaidException e) {
      here.complain(e);
      return CommandLine.ExitCode.USAGE;
    }
    boolean all =
        Alerts.test(
            plan,
            here.clock().instant(),
            (channel, failure) -> {
              count.incrementAndGet();
              Saying came =
                  failure == null
                      ? Saying.of("alerts.delivered")
                      : Saying.of("alerts.notDelivered").with("why", failure);
              here.outWriter().println(channel + ": " + here.words().say(came));
              here.outWriter().flush();
            });
    if (count.get() == 0) {
      here.complain(Saying.of("alerts.none"));
    }
    return all && count.get() > 0 ? 0 : Failures.FAILED;
  }
}
