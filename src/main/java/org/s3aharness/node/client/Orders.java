package org.s3aharness.node.client;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.reflect.Constructor;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** Takes the orders that the harness gives on standard input, one to a line. */
public final class Orders {
  /** The order to cancel the application, whose tasks clean up first. */
  public static final String CANCEL = "cancel";

  /** The order to remove the staging directory, and to end. */
  public static final String DELETE = "delete";

  /** What is returned when the harness has ended, or wants nothing more. */
  public static final String END_OF_INPUT = "end of input";

  private final BlockingQueue<String> orders = new LinkedBlockingQueue<>();

  private Orders() {}

  /**
   * Starts to listen. From then on an interrupt from the terminal, which every process of the
   * foreground receives, is left to the harness: it gives the order to cancel.
   */
  public static Orders listen() {
    ignoreInterrupts();
    Orders orders = new Orders();
    Thread listener = new Thread(orders::read, "orders");
    listener.setDaemon(true);
    listener.start();
    return orders;
  }

  /** The class is in every JDK, but in no specification: hence by reflection. */
  private static void ignoreInterrupts() {
    try {
      Class<?> signal = Class.forName("sun.misc.Signal");
      Class<?> handler = Class.forName("sun.misc.SignalHandler");
      Constructor<?> named = signal.getConstructor(String.class);
      signal
          .getMethod("handle", signal, handler)
          .invoke(null, named.newInstance("INT"), handler.getField("SIG_IGN").get(null));
    } catch (ReflectiveOperationException | RuntimeException e) {
      System.err.println("interrupts cannot be ignored: " + e);
    }
  }

  private void read() {
    BufferedReader in =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    try {
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        orders.add(line);
      }
    } catch (IOException gone) {
      gone.printStackTrace();
    }
    orders.add(END_OF_INPUT);
  }

  /** Waits for an order; returns the empty string if none comes. */
  public String await(long seconds) throws InterruptedException {
    String order = orders.poll(seconds, TimeUnit.SECONDS);
    return order == null ? "" : order;
  }
}
