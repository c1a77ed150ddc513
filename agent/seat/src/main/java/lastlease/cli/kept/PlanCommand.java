package lastlease.cli.kept;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import lastlease.cli.failure.WrongUsage;
import lastlease.cli.option.DurationConverter;
import lastlease.cli.option.GivenOptions;
import lastlease.cli.option.LanguageOption;
import lastlease.cli.option.VersionLine;
import lastlease.diagnose.given.Settings;
import lastlease.diagnose.pool.Crowd;
import lastlease.reports.PoolPlan;
import lastlease.reports.render.PlanText;
import lastlease.session.Surroundings;
import lastlease.words.Saying;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code lastlease plan}: before the event. */
@Command(
    name = "plan",
    mixinStandardHelpOptions = true,
    versionProvider = VersionLine.class,
    description = "Before the event: does this pool carry that many people?",
    footer = {
      "",
      "A device holds its address from its arrival until its lease ends after it has left.",
      "Exit status: 0; with --exit-code, 10 when the pool is too small.",
      "",
      "Examples:",
      "  lastlease plan --people 120 --pool 192.168.11.100-192.168.11.199 --lease 24h",
      "  lastlease plan --people 600 --pool 1000 --lease 1h --event 8h --stay 2h"
    })
public final class PlanCommand implements Callable<Integer> {
  private static final int MOST_DAYS = 31;

  private final Surroundings here;
  @Spec private @Nullable CommandSpec spec;

  @Option(
      names = "--people",
      required = true,
      paramLabel = "N",
      description = "people who come in all, staff too")
  private int people;

  @Option(
      names = "--devices",
      paramLabel = "N",
      description = "devices per person (default: 2.5, phones, watches and laptops)")
  private double devices = PoolPlan.DEVICES_PER_PERSON;

  @Option(
      names = "--pool",
      required = true,
      paramLabel = "POOL",
      description =
          "the venue's pool: FIRST-LAST, a subnet (10.0.0.0/24) or a number of addresses;"
              + " repeatable",
      converter = GivenOptions.PoolConverter.class)
  private List<Settings.PoolOption> pools = new ArrayList<>();

  @Option(
      names = "--lease",
      paramLabel = "TIME",
      description = "lease time, e.g. 30m (default: 24h, as many routers have it)",
      converter = DurationConverter.class)
  private Duration lease = Duration.ofHours(24);

  @Option(
      names = "--event",
      paramLabel = "TIME",
      description = "how long the event lasts (default: 8h)",
      converter = DurationConverter.class)
  private Duration event = Duration.ofHours(8);

  @Option(
      names = "--stay",
      paramLabel = "TIME",
      description = "how long a person stays (default: all the time)",
      converter = DurationConverter.class)
  private @Nullable Duration stay;

  @Option(
      names = "--days",
      paramLabel = "N",
      description = "days of the event: leases of one may still hold on the next (default: 1)")
  private int days = 1;

  @Option(
      names = "--from",
      paramLabel = "SESSION",
      arity = "1..*",
      description = "replay arrivals and stays of these sessions, as many devices as planned for")
  private List<String> from = new ArrayList<>();

  @Mixin private LanguageOption language = new LanguageOption();

  @Option(names = "--exit-code", description = "exit with 10 when the pool is too small")
  private boolean exitCode;

  public PlanCommand(Surroundings here) {
    this.here = here;
  }

  @Override
  public Integer call() throws IOException {
    long size = Settings.size(pools);
    Duration held = stay == null ? event : stay;
    refuse(!PoolPlan.arePeople(people), "plan.people");
    refuse(!PoolPlan.areDevices(devices), "plan.devices");
    refuse(days < 1 || days > MOST_DAYS, "plan.days");
    refuse(!PoolPlan.lasts(lease, event, held), "plan.times");
    refuse(held.compareTo(event) > 0, "plan.stay");
    PoolPlan plan = PoolPlan.of(people, devices, size, lease, event, held);
    PlanText text = new PlanText(language.phrases(here));
    List<String> lines = new ArrayList<>(text.lines(plan));
    lines.add(text.brought(people, devices, plan));
    if (days > 1) {
      lines.addAll(text.nextDay(plan));
    }
    if (!from.isEmpty()) {
      Crowd seen = MeasuredCrowd.of(from, here);
      refuse(seen.visits().isEmpty(), "plan.nobody");
      lines.addAll(text.measured(plan, replayed(plan, seen)));
    }
    lines.forEach(line -> here.outWriter().println(here.wrapped(line)));
    return exitCode && plan.fit() == PoolPlan.Fit.TOO_SMALL ? 10 : 0;
  }

  private PoolPlan.Replayed replayed(PoolPlan plan, Crowd seen) {
    int measured = seen.visits().size();
    Crowd crowd = seen.times((double) plan.devices() / measured);
    double lease = plan.lease().toSeconds();
    long refused = crowd.refused(plan.size(), lease);
    long before = days == 1 ? 0 : crowd.days(days - 1).refused(plan.size(), lease);
    long all = days == 1 ? refused : crowd.days(days).refused(plan.size(), lease);
    return new PoolPlan.Replayed(
        measured, crowd.visits().size(), refused, crowd.needed(lease), days, all - before);
  }

  private void refuse(boolean wrong, String why) {
    if (wrong) {
      throw new WrongUsage(Objects.requireNonNull(spec).commandLine(), Saying.of(why));
    }
  }
}
