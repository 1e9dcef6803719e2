/** What a cluster's nodes and the machine that submits to them agree on. It needs only JDK 8. */
package org.s3aharness.node;
