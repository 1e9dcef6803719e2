/** Scenarios about Hadoop's configuration, its cache of filesystems, and its log. */
package org.s3aharness.agent.scenario.setting;
