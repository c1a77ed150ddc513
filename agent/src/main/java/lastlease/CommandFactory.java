package lastlease;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import picocli.CommandLine;

/** Makes commands: those that have a constructor for the {@link Surroundings} get them. */
final class CommandFactory implements CommandLine.IFactory {
  private final Surroundings here;

  CommandFactory(Surroundings here) {
    this.here = here;
  }

  @Override
  public <K> K create(Class<K> type) throws Exception {
    for (Constructor<?> constructor : type.getDeclaredConstructors()) {
      if (constructor.getParameterCount() == 1
          && constructor.getParameterTypes()[0] == Surroundings.class) {
        try {
          return type.cast(constructor.newInstance(here));
        } catch (InvocationTargetException e) {
          throw e.getCause() instanceof Exception cause ? cause : e;
        }
      }
    }
    return CommandLine.defaultFactory().create(type);
  }
}
