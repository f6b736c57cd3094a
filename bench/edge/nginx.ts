/** Runs nginx as a caching proxy with one worker, in its own folder. Its settings are tuned for speed, unlike the defaults. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { pidOf, type Started, spawnOn, stop } from './processes.js'

export const NGINX_SETTINGS =
  'one worker, proxy_cache in a temporary folder, kept-alive upstream connections, sendfile, open_file_cache, no access log, X-Cache-Status added'

export async function startNginx(core: number, originUrl: string, folder: string): Promise<Started> {
  const port = await freePort()
  const configuration = join(folder, 'nginx.conf')
  mkdirSync(join(folder, 'temp'))
  writeFileSync(configuration, toConfiguration(port, new URL(originUrl).host))
  const child = spawnOn(core, ['nginx', '-p', folder, '-e', 'stderr', '-c', configuration])
  const url = `http://127.0.0.1:${port}`
  while (!(await isUp(url))) {
    if (child.exitCode !== null) throw new Error(`nginx ended with ${child.exitCode}`)
  }
  return { pid: workerOf(pidOf(child)), url, host: 'bench.localhost', stop: () => stop(child) }
}

function toConfiguration(port: number, origin: string): string {
  return `
${process.getuid?.() === 0 ? 'user root;' : ''}
daemon off;
worker_processes 1;
error_log error.log crit;
pid nginx.pid;
events { worker_connections 1024; }
http {
  access_log off;
  sendfile on;
  open_file_cache max=2000 inactive=1h;
  keepalive_requests 1000000000;
  default_type text/plain;
  client_body_temp_path temp/body;
  proxy_temp_path temp/proxy;
  fastcgi_temp_path temp/fastcgi;
  uwsgi_temp_path temp/uwsgi;
  scgi_temp_path temp/scgi;
  proxy_cache_path cache levels=1:2 keys_zone=bench:64m max_size=4g inactive=1h use_temp_path=off;
  upstream origin {
    server ${origin};
    keepalive 64;
    keepalive_requests 1000000000;
  }
  server {
    listen 127.0.0.1:${port};
    location / {
      proxy_pass http://origin;
      proxy_http_version 1.1;
      proxy_set_header Connection "";
      proxy_cache bench;
      add_header X-Cache-Status $upstream_cache_status;
    }
  }
}
`
}

async function freePort(): Promise<number> {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  await new Promise((resolve) => server.close(resolve))
  return port
}

async function isUp(url: string): Promise<boolean> {
  try {
    return (await fetch(url)).ok
  } catch {
    await new Promise((resolve) => setTimeout(resolve, 20))
    return false
  }
}

/** The pid of the worker, which is the only worker among the children of the master process. */
function workerOf(master: number): number {
  const children = readFileSync(`/proc/${master}/task/${master}/children`, 'utf8')
    .trim()
    .split(' ')
    .map(Number)
  const worker = children.find((pid) =>
    readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes('worker process'),
  )
  if (worker === undefined) throw new Error('expected nginx to have a worker')
  return worker
}
