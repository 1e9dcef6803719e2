package org.s3aharness.session.store;

import java.nio.file.Path;
import java.util.function.Consumer;

/**
 * Holds what a provider needs in order to start a store.
 *
 * @param log the file for the store's log; logs of other things started with it go next to this
 *     file
 * @param progress receives lines for a person, for example about what takes time
 * @param alsoStarted receives what was started for the store and has to outlive it, in the order of
 *     starting; it is ended in the reverse order
 */
public record StoreStart(
    Path log, Consumer<String> progress, Consumer<AutoCloseable> alsoStarted) {}
