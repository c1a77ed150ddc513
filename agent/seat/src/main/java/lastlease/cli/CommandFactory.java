package lastlease.cli;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import lastlease.cli.config.Configuration;
import lastlease.session.Surroundings;
import picocli.CommandLine;

/** Makes commands: those whose constructor asks for the surroundings get them. */
final class CommandFactory implements CommandLine.IFactory {
  private final Surroundings here;
  private final Configuration configuration;

  CommandFactory(Surroundings here, Configuration configuration) {
    this.here = here;
    this.configuration = configuration;
  }

  @Override
  public <K> K create(Class<K> type) throws Exception {
    for (Constructor<?> constructor : type.getDeclaredConstructors()) {
      Class<?>[] wanted = constructor.getParameterTypes();
      if (wanted.length > 0 && wanted[0] == Surroundings.class) {
        Object[] given =
            wanted.length == 1 ? new Object[] {here} : new Object[] {here, configuration};
        try {
          return type.cast(constructor.newInstance(given));
        } catch (InvocationTargetException e) {
          throw e.getCause() instanceof Exception cause ? cause : e;
        }
      }
    }
    return CommandLine.defaultFactory().create(type);
  }
}
