package org.tailspin.core.theory;

/**
 * Random modes with left-right overlaps (Clark, Marschall, van Meegen, Litwin-Kumar 2025, eq. 48, 49 and 51):
 *
 * <pre>
 * q = &alpha;&lang;D&sup2;/|1 - D&rho;S|&sup2;&rang;,   R = &alpha;&lang;D&rho;/(1 - D&rho;S)&rang;
 * with &Sigma;_k = S_k/(1 - D&rho;S_k):
 * U = &alpha;&lang;D&sup2; &Sigma;_1 &Sigma;_2&rang;,  V = &alpha;&lang;D&#8308; |&Sigma;_1 &Sigma;_2|&sup2;&rang;,  W = &alpha;&lang;D&sup2;&rho;&sup2; &Sigma;_1* &Sigma;_2&rang;,
 * X_12 = &alpha;&lang;D&sup3;&rho; &Sigma;_1 |&Sigma;_2|&sup2;&rang;,  X_21 = &alpha;&lang;D&sup3;&rho; &Sigma;_2 |&Sigma;_1|&sup2;&rang;
 * ratio = { V - 1 + 2 Re[(1 + X_12)(1 + X_21*)/(1 - W*)] } / |1 - U|&sup2;
 * </pre>
 *
 * <p>Without overlaps it is eq. 38.
 *
 * @param law strengths and overlaps
 */
record OverlapFeedback(ModeLaw law) implements Feedback {

    @Override
    public double gEff() {
        return law.gEff();
    }

    @Override
    public double immediate() {
        return law.autapse();
    }

    @Override
    public void at(double re, double im, double[] kernel) {
        final double[] d = law.strengths();
        final double[] rho = law.overlaps();
        double real = 0;
        double imaginary = 0;
        double noise = 0;
        for (int a = 0; a < d.length; a++) {
            final double loop = d[a] * rho[a];
            final double x = 1 - loop * re;
            final double y = -loop * im;
            final double square = x * x + y * y;
            real += loop * x / square;
            imaginary -= loop * y / square;
            noise += d[a] * d[a] / square;
        }
        kernel[0] = real / law.neurons();
        kernel[1] = imaginary / law.neurons();
        kernel[2] = noise / law.neurons();
    }

    @Override
    public double loopGain(double response) {
        return law.largestLoop() * response;
    }

    @Override
    public Pairs pairs(double[] re, double[] im) {
        return new Sums(re, im);
    }

    /** &Sigma; of every frequency and mode. */
    private final class Sums implements Pairs {

        private final double[][] re;
        private final double[][] im;
        private final double[][] squares;
        private final double[] d2;
        private final double[] d4;
        private final double[] dr2;
        private final double[] d3r;

        Sums(double[] sRe, double[] sIm) {
            final double[] d = law.strengths();
            final double[] rho = law.overlaps();
            final int modes = d.length;
            re = new double[sRe.length][modes];
            im = new double[sRe.length][modes];
            squares = new double[sRe.length][modes];
            d2 = new double[modes];
            d4 = new double[modes];
            dr2 = new double[modes];
            d3r = new double[modes];
            for (int a = 0; a < modes; a++) {
                d2[a] = d[a] * d[a] / law.neurons();
                d4[a] = d[a] * d[a] * d2[a];
                dr2[a] = d2[a] * rho[a] * rho[a];
                d3r[a] = d[a] * d2[a] * rho[a];
            }
            for (int k = 0; k < sRe.length; k++) {
                for (int a = 0; a < modes; a++) {
                    final double loop = d[a] * rho[a];
                    final double x = 1 - loop * sRe[k];
                    final double y = -loop * sIm[k];
                    final double square = x * x + y * y;
                    re[k][a] = (sRe[k] * x + sIm[k] * y) / square;
                    im[k][a] = (sIm[k] * x - sRe[k] * y) / square;
                    squares[k][a] = re[k][a] * re[k][a] + im[k][a] * im[k][a];
                }
            }
        }

        @Override
        public double ratio(int k, int l, boolean isConjugate) {
            final double[] r1 = re[k];
            final double[] i1 = im[k];
            final double[] s1 = squares[k];
            final double[] r2 = re[l];
            final double[] i2 = im[l];
            final double[] s2 = squares[l];
            final double sign = isConjugate ? -1 : 1;
            double uRe = 0;
            double uIm = 0;
            double v = 0;
            double wRe = 0;
            double wIm = 0;
            double xRe = 0;
            double xIm = 0;
            double yRe = 0;
            double yIm = 0;
            for (int a = 0; a < r1.length; a++) {
                final double rr = r1[a] * r2[a];
                final double ii = sign * i1[a] * i2[a];
                final double ri = sign * r1[a] * i2[a];
                final double ir = i1[a] * r2[a];
                uRe += d2[a] * (rr - ii);
                uIm += d2[a] * (ri + ir);
                v += d4[a] * s1[a] * s2[a];
                wRe += dr2[a] * (rr + ii);
                wIm += dr2[a] * (ri - ir);
                xRe += d3r[a] * r1[a] * s2[a];
                xIm += d3r[a] * i1[a] * s2[a];
                yRe += d3r[a] * r2[a] * s1[a];
                yIm += d3r[a] * sign * i2[a] * s1[a];
            }
            // (1 + X12)(1 + X21*) / (1 - W*), its real part
            final double pRe = (1 + xRe) * (1 + yRe) + xIm * yIm;
            final double pIm = xIm * (1 + yRe) - (1 + xRe) * yIm;
            final double qRe = 1 - wRe;
            final double qIm = wIm;
            final double product = (pRe * qRe + pIm * qIm) / (qRe * qRe + qIm * qIm);
            return (v - 1 + 2 * product) / ((1 - uRe) * (1 - uRe) + uIm * uIm);
        }
    }
}
