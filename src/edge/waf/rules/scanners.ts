import type { Rule } from '../rule.js'

export const scanners: readonly Rule[] = [
  {
    id: 'scanner',
    level: 1,
    description: 'The name of a scanning or attack tool',
    places: ['user-agent'],
    pattern: String.raw`\b(?:sqlmap|nikto|nessus|openvas|nmap|masscan|zgrab|nuclei|acunetix|netsparker|invicti|w3af|arachni|dirbuster|dirsearch|gobuster|feroxbuster|ffuf|wfuzz|wpscan|joomscan|whatweb|skipfish|commix|fimap|havij|jaeles|metasploit|zaproxy|owasp zap|burp ?suite|burpcollaborator|vega/|grendel|absinthe|pangolin|brutus|hydra|webinspect|appscan|xsser|dalfox)`,
  },
  {
    id: 'scanner-script',
    level: 4,
    description: 'The name of an HTTP library or a command-line tool',
    places: ['user-agent'],
    pattern:
      '^(?:python|curl|wget|libwww|lwp|java|go-http-client|okhttp|apache-httpclient|ruby|perl|php|node|axios|undici|scrapy|httpie|postman)',
  },
]
