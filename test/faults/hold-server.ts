// A process that holds the embedded server until it is ended, by whatever means: what a site or a command is to the server.
import { startEmbedded } from '../../src/local/embedded/index.js';

const server = await startEmbedded({ dataDir: process.env['DATA_DIR'] });
process.stdout.write(
  JSON.stringify({ pid: server.pid, port: server.port, dataDir: server.dataDir, superuserUrl: server.superuserUrl }) + '\n',
);
process.stdin.resume();
process.stdin.on('end', () => void server.stop().then(() => process.exit(0)));
