import type { TlsSecret } from '../../wire/tls-stage.js'
import type { StageTable } from './stage-tables.js'

/** `certificate_expires_at` is never known: there is no certificate authority here. */
export type TlsStageSettings = {
  secrets: readonly TlsSecret[]
  managed_certificate: boolean
  certificate_expires_at: null
}

export const tlsStages: StageTable<TlsStageSettings> = {
  kind: 'tls',
  filters: {
    secret_id: "EXISTS (SELECT 1 FROM json_each(settings, '$.secrets') WHERE value ->> '$.secret_id' = ?)",
    secret_region: "EXISTS (SELECT 1 FROM json_each(settings, '$.secrets') WHERE value ->> '$.region' = ?)",
  },
  creationTouchesPipeline: () => false,
}
