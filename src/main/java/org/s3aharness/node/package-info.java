/**
 * What a cluster's nodes and the machine that submits to them agree on: how a job is described and
 * where its files are staged. JDK only, and compiled for Java 8, like all beneath it.
 */
package org.s3aharness.node;
