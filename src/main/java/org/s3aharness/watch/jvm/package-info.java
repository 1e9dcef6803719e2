/** Tells the JVMs of a watched job what to do, and receives what they report. */
package org.s3aharness.watch.jvm;
