/** The intercepting proxy, its certificates, and its connections to clients and stores. */
package org.s3aharness.wire.recorder;
