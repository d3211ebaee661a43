# syntax=docker/dockerfile:1
# The application alone: Postgres, keys and an https address come from outside (docs/operations.md).
FROM node:24-slim AS build
WORKDIR /app
COPY package.json package-lock.json ./
RUN npm ci
COPY . .
RUN npx nest build \
 && npm prune --omit=dev \
 # The demonstration and the launcher of the embedded server, a development dependency, are for development; production refuses to use them.
 && rm -rf dist/src/local

FROM node:24-slim
ENV NODE_ENV=production HOST=0.0.0.0 PORT=3000
WORKDIR /app
COPY --from=build /app/package.json ./
COPY --from=build /app/node_modules ./node_modules
COPY --from=build /app/dist ./dist
COPY --from=build /app/locales ./locales
COPY --from=build /app/src/web/shared/assets ./src/web/shared/assets
USER node
EXPOSE 3000
HEALTHCHECK --interval=10s --timeout=3s --start-period=20s \
  CMD ["node", "-e", "fetch('http://127.0.0.1:' + process.env.PORT + '/health/live').then((r) => process.exit(r.ok ? 0 : 1), () => process.exit(1))"]
# node itself is process 1: it hears SIGTERM, finishes what is under way and ends within ten seconds.
CMD ["node", "dist/src/main.js"]
