package lastlease.cli.option;

import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Consumer;
import lastlease.alert.Alerts;
import lastlease.alert.Misconfigured;
import lastlease.cli.config.Configuration;
import lastlease.cli.failure.WrongUsage;
import lastlease.reports.render.words.Phrases;
import lastlease.session.Surroundings;
import lastlease.words.Misuse;
import lastlease.words.SaidException;
import lastlease.words.Saying;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** How people are told of incidents. */
public final class AlertOptions {
  /** Keys of the channels that options name. */
  private static final String EXEC = "alert.exec.option";

  private static final String ALERTMANAGER = "alert.alertmanager.option";
  private static final Duration SHORTEST = Duration.ofSeconds(10);

  @Spec(Spec.Target.MIXEE)
  private @Nullable CommandSpec spec;

  @Option(
      names = "--alert-exec",
      paramLabel = "CMD",
      description = "run a command for each alert, with the alert as JSON on standard input")
  private @Nullable String exec;

  private @Nullable String alertmanager;

  @Option(names = "--no-alert-desktop", description = "no notifications on this machine's desktop")
  private boolean noDesktop;

  /** Addresses and tokens would stand in the process list, which everybody can read. */
  @Option(
      names = {
        "--alert-slack",
        "--alert-discord",
        "--alert-ntfy",
        "--alert-webhook",
        "--alert-line",
        "--alert-teams",
        "--alert-matrix",
        "--alert-pagerduty",
        "--alert-mail"
      },
      hidden = true,
      paramLabel = "SECRET")
  void refuse(@Nullable String secret) {
    if (secret == null) {
      return;
    }
    throw new WrongUsage(Objects.requireNonNull(spec).commandLine(), Saying.of("alerts.secret"));
  }

  @Option(
      names = "--alert-alertmanager",
      paramLabel = "URL",
      description = "a Prometheus Alertmanager, e.g. http://127.0.0.1:9093")
  void alertmanager(@Nullable String address) {
    if (address != null && address.contains("@")) {
      throw new WrongUsage(
          Objects.requireNonNull(spec).commandLine(), Saying.of("alerts.password"));
    }
    alertmanager = address;
  }

  /**
   * What a session's alerts need.
   *
   * @param event the title of its reports, or null
   * @throws SaidException where something is configured wrongly
   */
  public Alerts.Plan plan(
      Configuration configuration,
      Duration every,
      @Nullable String event,
      Phrases phrases,
      Surroundings here)
      throws SaidException {
    if (every.compareTo(SHORTEST) < 0) {
      throw new Misuse(Saying.of("alerts.every"));
    }
    Map<String, String> config = new TreeMap<>(configuration.alerts());
    if (exec != null) {
      config.put(EXEC, exec);
    }
    if (alertmanager != null) {
      config.put(ALERTMANAGER, alertmanager);
    }
    if (noDesktop) {
      config.put("alert.desktop", "false");
    }
    if (!here.progress()) {
      // No terminal, no bell.
      config.put("alert.bell", "false");
    }
    Consumer<String> terminal =
        text -> {
          here.errWriter().print(text);
          here.errWriter().flush();
        };
    Alerts.Plan plan =
        new Alerts.Plan(
            config,
            here.environment(),
            every,
            event,
            phrases,
            terminal,
            (channel, why) ->
                here.complain(
                    Saying.of("alerts.failed").with("channel", channel).with("why", why)));
    try {
      Alerts.check(plan);
    } catch (Misconfigured e) {
      throw new Misuse(inPlace(e, configuration), e);
    }
    return plan;
  }

  /** What is wrong, with the option's name or the place in the configuration. */
  private static Saying inPlace(Misconfigured wrong, Configuration configuration) {
    if (wrong.key().equals(ALERTMANAGER)) {
      return wrong.saying("--alert-alertmanager");
    }
    Saying what = wrong.saying(wrong.key());
    return configuration
        .origin(wrong.key())
        .map(place -> Saying.of("alerts.at").with("place", place).with("what", what))
        .orElse(what);
  }
}
