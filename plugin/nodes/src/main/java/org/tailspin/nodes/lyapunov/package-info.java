/**
 * The nodes Lyapunov Analyzer, exponents of networks, as columns, as a spectrum and as a picture, and Trained Network
 * Analyzer, those of a trained RNN, GRU or LSTM.
 *
 * <p>Start with {@link org.tailspin.nodes.lyapunov.LyapunovAnalyzerNodeFactory}; the dialog is {@link
 * org.tailspin.nodes.lyapunov.LyapunovAnalyzerParameters}; or with {@link org.tailspin.nodes.lyapunov.TrainedNetworkAnalyzerNodeFactory}.
 */
package org.tailspin.nodes.lyapunov;
