/** What the JVMs of a watched job are told, and what they report. */
package org.s3aharness.watch.jvm;
