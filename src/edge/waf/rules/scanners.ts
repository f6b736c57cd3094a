import type { Rule } from '../rule.js'

export const scanners: readonly Rule[] = [
  {
    id: 'scanner',
    level: 1,
    what: 'The name of a tool that looks for weaknesses',
    places: ['user-agent'],
    pattern: String.raw`\b(?:sqlmap|nikto|nessus|openvas|nmap|masscan|zgrab|nuclei|acunetix|netsparker|invicti|w3af|arachni|dirbuster|dirsearch|gobuster|feroxbuster|ffuf|wfuzz|wpscan|joomscan|whatweb|skipfish|commix|fimap|havij|jaeles|metasploit|zaproxy|owasp zap|burp ?suite|burpcollaborator|vega/|grendel|absinthe|pangolin|brutus|hydra|webinspect|appscan|xsser|dalfox)`,
  },
  {
    id: 'scanner-script',
    level: 4,
    what: 'A library or a tool of the command line',
    places: ['user-agent'],
    pattern:
      '^(?:python|curl|wget|libwww|lwp|java|go-http-client|okhttp|apache-httpclient|ruby|perl|php|node|axios|undici|scrapy|httpie|postman)',
  },
]
