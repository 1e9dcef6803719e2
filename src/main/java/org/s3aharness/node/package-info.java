/**
 * The agreement between a cluster's nodes and the machine that submits to them: how a job is
 * described, and where its files are staged. This package and its subpackages are compiled for Java
 * 8; it needs the JDK only.
 */
package org.s3aharness.node;
