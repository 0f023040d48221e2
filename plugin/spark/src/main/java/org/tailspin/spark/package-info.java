/**
 * The sweep of the command line on Apache Spark: one network per task, the same files, byte for byte.
 *
 * <p>Start with {@link org.tailspin.spark.SparkSweep}, the program for {@code spark-submit}, and {@link
 * org.tailspin.spark.SparkEngine}, its options.
 */
package org.tailspin.spark;
