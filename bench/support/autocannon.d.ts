declare module 'autocannon' {
  export type Request = { method?: string; path?: string; body?: string; setupRequest?(request: Request): Request; onResponse?(status: number, body: string): void }
  export type Result = { requests: { total: number }; latency: { p50: number; p99: number }; non2xx: number; errors: number; timeouts: number }
  export type Options = { url: string; connections: number; headers?: Record<string, string>; timeout?: number; amount?: number; duration?: number; requests: Request[] }
  export default function autocannon(options: Options): Promise<Result> & NodeJS.EventEmitter
}
