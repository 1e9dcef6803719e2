/** What all engines' clients do where a job is submitted: take orders, send and fetch files. */
package org.s3aharness.node.client;
