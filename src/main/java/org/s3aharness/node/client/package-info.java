/** What all engines' clients do where a job is submitted: take orders, and fetch files. */
package org.s3aharness.node.client;
