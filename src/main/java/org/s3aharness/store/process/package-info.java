/** Processes on this machine that live no longer than the run that started them. */
package org.s3aharness.store.process;
