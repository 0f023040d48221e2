/**
 * Whole experiments as commands, each with a picture and a table of findings beside theory.
 *
 * <p>Start with {@link org.tailspin.cli.pipeline.PipelineCommand}.
 */
package org.tailspin.cli.pipeline;
