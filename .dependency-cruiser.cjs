/** Who may import whom. Every rule here has a planted violation in test/architecture that must be caught. */

const notSpec = '\\.spec\\.ts$';
const packages = (...names) => names.map((name) => `node_modules/${name}/`);

/** Modules in building order, each with the modules it may ask (through their index.ts). A module not listed may not exist. */
const moduleOrder = {
  units: [],
  audit: [],
  'supervision-policy': [],
  numbering: ['units'],
  calendar: [],
  accounts: ['units', 'audit'],
  'sign-in': ['audit', 'accounts'],
  staffing: ['audit', 'accounts', 'sign-in'],
  plans: ['units', 'audit', 'calendar', 'accounts'],
  obligations: ['units', 'audit', 'calendar', 'accounts', 'plans'],
  'calendar-years': ['units', 'audit', 'calendar', 'accounts', 'plans', 'obligations'],
  signatures: ['units', 'audit', 'calendar', 'accounts', 'plans', 'obligations'],
  attachments: ['units', 'audit', 'accounts'],
  items: ['units', 'audit', 'calendar', 'accounts', 'plans', 'obligations', 'attachments', 'signatures'],
  submissions: ['units', 'audit', 'calendar', 'accounts', 'plans', 'obligations', 'attachments', 'signatures'],
  phases: ['units', 'audit', 'calendar', 'accounts', 'plans', 'obligations', 'submissions'],
  instructions: ['audit', 'calendar', 'accounts', 'plans', 'obligations', 'items'],
  issuing: ['units', 'audit', 'calendar', 'accounts', 'plans', 'obligations', 'items', 'submissions'],
  notices: ['units', 'audit', 'supervision-policy', 'numbering', 'calendar', 'accounts', 'plans', 'obligations', 'attachments', 'items'],
  urging: ['units', 'audit', 'supervision-policy', 'accounts', 'plans', 'obligations', 'items'],
  'saved-views': ['units', 'audit', 'accounts', 'plans'],
  circulars: ['units', 'audit', 'supervision-policy', 'numbering', 'calendar', 'accounts', 'plans', 'obligations', 'items', 'submissions'],
  notifications: ['units', 'accounts', 'plans', 'obligations', 'notices'],
  channels: ['units', 'audit', 'calendar', 'accounts', 'plans', 'obligations', 'notifications'],
  feeds: ['units', 'audit', 'calendar', 'accounts', 'plans', 'obligations'],
  'unit-changes': ['units', 'audit', 'accounts', 'plans', 'obligations', 'items', 'submissions', 'notices', 'circulars', 'feeds'],
  engine: ['units', 'audit', 'calendar', 'accounts', 'plans', 'obligations', 'items', 'submissions', 'issuing', 'notices', 'notifications', 'channels', 'attachments', 'unit-changes'],
  inbox: ['units', 'calendar', 'accounts', 'plans', 'obligations', 'items', 'submissions', 'notices', 'notifications'],
  reads: ['units', 'audit', 'calendar', 'accounts', 'plans', 'obligations', 'items', 'submissions', 'notices', 'notifications', 'inbox', 'circulars'],
  documents: ['units', 'audit', 'calendar', 'accounts', 'plans', 'obligations', 'items', 'submissions', 'issuing'],
  exports: ['units', 'accounts', 'plans', 'obligations', 'items', 'submissions', 'notices'],
  rehearsal: ['units', 'calendar', 'accounts', 'plans', 'obligations', 'items', 'submissions', 'issuing', 'notices', 'notifications', 'channels', 'engine', 'documents'],
  demo: ['units', 'audit', 'calendar', 'calendar-years', 'accounts', 'plans', 'obligations', 'items', 'submissions', 'issuing', 'notices', 'notifications', 'channels', 'engine', 'inbox', 'documents'],
};

const rule = (name, comment, from, to) => ({ name, comment, severity: 'error', from, to });

const moduleRules = Object.entries(moduleOrder).map(([name, allowed]) => rule(
  `module-order-${name}`,
  allowed.length === 0
    ? `modules/${name} stands at the bottom and asks no other module.`
    : `modules/${name} asks only ${allowed.join(', ')}.`,
  { path: `^src/modules/${name}/` },
  { path: '^src/modules/', pathNot: [name, ...allowed].map((other) => `^src/modules/${other}/`) },
));

const forbidden = [
  rule('no-circular', 'A circle means that two files are one subject, or that an order was turned round.', {}, { circular: true }),
  rule('imports-resolve', 'An import that leads nowhere is a typing mistake or a missing package.', {}, { couldNotResolve: true }),
  rule('packages-are-declared', 'Code that runs in production may only use packages named in dependencies.',
    { path: '^(src|config|migrations)/', pathNot: notSpec },
    { dependencyTypes: ['npm-dev', 'npm-no-pkg', 'npm-unknown'], dependencyTypesNot: ['type-only'] }),

  rule('domain-imports-only-domain', 'The domain decides by pure functions: no framework, no package, no input or output.',
    { path: '^src/domain/', pathNot: notSpec }, { pathNot: '^src/domain/' }),
  rule('domain-kernel-stands-alone', 'The kernel is below every other folder of the domain.',
    { path: '^src/domain/kernel/' }, { path: '^src/domain/', pathNot: '^src/domain/kernel/' }),
  rule('domain-unit-order', 'Unit rules know only the kernel.',
    { path: '^src/domain/unit/', pathNot: notSpec }, { path: '^src/domain/', pathNot: '^src/domain/(kernel|unit)/' }),
  rule('domain-work-order', 'Documents, plans and the work on them come before who is told and who may.',
    { path: '^src/domain/(document|obligation|plan|item|assignment|submission)/' }, { path: '^src/domain/(notification|policy)/' }),

  rule('contracts-import-only-domain', 'Contracts name jobs, subscriptions and codes; they carry no machinery.',
    { path: '^src/contracts/', pathNot: notSpec }, { pathNot: '^src/(contracts|domain)/' }),
  rule('formats-know-only-the-domain', 'A format turns bytes into document types and back; it knows no plumbing and no feature.',
    { path: '^src/formats/', pathNot: notSpec }, { path: '^(src|config|migrations)/', pathNot: '^src/(formats|domain)/' }),
  rule('formats-use-no-framework', 'Formats use parsing libraries only.',
    { path: '^src/formats/' }, { path: packages('@nestjs', 'typeorm', 'pg', 'bullmq', 'ioredis') }),
  rule('platform-knows-no-feature', 'Plumbing carries any feature, so it must not know one.',
    { path: '^src/platform/' }, { path: '^src/(modules|formats)/' }),
  rule('platform-knows-only-the-kernel', 'Of the domain, plumbing may use the kernel, the list of events, who is acting and what the permission matrix names.',
    { path: '^src/platform/', pathNot: notSpec }, { path: '^src/domain/', pathNot: '^src/domain/(kernel/|events\\.ts$|policy/(actor|can|permission-matrix)\\.ts$)' }),

  rule('modules-meet-at-the-index', 'A module is entered through its index.ts; what lies behind may change freely.',
    { path: '^src/modules/([^/]+)/' }, { path: '^src/modules/[^/]+/', pathNot: ['^src/modules/$1/', '^src/modules/[^/]+/index\\.ts$'] }),
  rule('formats-serve-documents-and-exports', 'Only documents, attachments, exports, calendar years, feeds and the demo handle files.',
    { path: '^src/modules/', pathNot: '^src/modules/(documents|attachments|exports|calendar-years|feeds|demo)/' }, { path: '^src/formats/' }),
  ...moduleRules,

  rule('entry-points-are-the-top', 'main, worker, cli and the application module put the parts together; no part knows them.',
    { path: '^src/(domain|contracts|formats|platform|modules)/|^(config|migrations)/' }, { path: '^src/[^/]+\\.ts$' }),
  rule('config-imports-no-source', 'Configuration is below the application; the data source finds entities by file name.',
    { path: '^config/' }, { path: '^(src|migrations)/' }),
  rule('migrations-stand-alone', 'A migration must mean the same in ten years: it imports neither code nor configuration of today.',
    { path: '^migrations/' }, { path: '^(src|config|migrations)/' }),
  rule('launch-stands-alone', 'The launcher runs before anything is installed or built, so it may use only Node itself.',
    { path: '^src/launch/' }, { pathNot: '^src/launch/', dependencyTypesNot: ['core'] }),
  rule('nobody-imports-launch', 'The launcher starts the application from outside.',
    { path: '^(src|config|migrations)/', pathNot: '^src/launch/' }, { path: '^src/launch/' }),
];

module.exports = {
  forbidden,
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    moduleSystems: ['es6', 'cjs'],
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'node', 'default', 'types'], mainFields: ['main', 'types'] },
  },
};
