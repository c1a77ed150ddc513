package lastlease.lab;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * A test class with real servers and clients: skipped with the reason where the machine has no root
 * or lacks a tool. A test's parameter of type {@link Venue} is built for it and taken down after.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Tag("lab")
@ExtendWith(LabExtension.class)
@interface Lab {
  /** The programs that it needs beside {@code ip} and {@code tcpdump}. */
  Prerequisites.Tool[] value();
}
