/** The suites about configurations as clusters have them: caches, and who sees what they hold. */
package org.s3aharness.suite.setting;
