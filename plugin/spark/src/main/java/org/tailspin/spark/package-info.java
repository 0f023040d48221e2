/** The sweep of the command line on Apache Spark: one network per task, the same files. */
package org.tailspin.spark;
