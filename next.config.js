/** Headers that every answer carries; the Content-Security-Policy, which needs a nonce, is set in proxy.ts. */
const securityHeaders = [
  { key: 'X-Content-Type-Options', value: 'nosniff' },
  { key: 'X-Frame-Options', value: 'DENY' },
  { key: 'Referrer-Policy', value: 'no-referrer' },
  { key: 'Cross-Origin-Opener-Policy', value: 'same-origin' },
  { key: 'Cross-Origin-Resource-Policy', value: 'same-origin' },
  {
    key: 'Permissions-Policy',
    value: 'camera=(), microphone=(), geolocation=(), browsing-topics=()',
  },
];

const headers = () => Promise.resolve([{ source: '/:path*', headers: securityHeaders }]);

/** Where the pages are served under a path of a larger site: part of the build, so it has one of its own. */
const { ONPAR_BASE_PATH: basePath = '' } = process.env;

/** @type {import('next').NextConfig} */
const config = {
  basePath,
  distDir: basePath === '' ? '.next' : '.next-base-path',
  env: { ONPAR_BASE_PATH: basePath },
  poweredByHeader: false,
  reactStrictMode: true,
  devIndicators: false,
  // Native or path-reading packages stay ordinary Node modules. So do distributions: bundled and made
  // smaller, quantiles came out different in their last digit from those of the command line.
  serverExternalPackages: [
    '@aws-sdk/client-s3',
    '@aws-sdk/lib-storage',
    'pg',
    'pg-boss',
    'sharp',
    'pino',
    '@prisma/client',
    '@prisma/adapter-pg',
    '@stdlib/stats-base-dists-binomial-cdf',
    '@stdlib/stats-base-dists-normal-cdf',
    '@stdlib/stats-base-dists-normal-quantile',
    '@stdlib/stats-base-dists-t-cdf',
    '@stdlib/stats-base-dists-t-quantile',
  ],
  // `npm run typecheck` checks the whole package, once.
  typescript: { ignoreBuildErrors: true },
  images: { unoptimized: true },
  headers,
};

export default config;
