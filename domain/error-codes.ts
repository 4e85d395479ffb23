import type { FaultClass } from './fault-class.ts';

/**
 * What a failure means to whoever called (exit status of a command, HTTP status of an answer), and
 * what it is a failure of.
 */
type Outcome = {
  exit: 1 | 2;
  http: 400 | 401 | 403 | 404 | 405 | 409 | 413 | 422 | 429 | 503;
  fault: FaultClass;
};

/** The call itself was wrong: another one would have been taken. */
const wrongCall = { exit: 2, http: 400, fault: 'caller' } as const;
/** What the call names is not there, or not for this caller to see. */
const unknown = { exit: 2, http: 404, fault: 'caller' } as const;
/** What was given was read, and cannot be used. */
const unusable = { exit: 1, http: 422, fault: 'caller' } as const;
/** The state of things does not allow it now. */
const conflict = { exit: 1, http: 409, fault: 'caller' } as const;
/** Something that we need (database, device, network, disk) is not at hand. */
const unavailable = { exit: 1, http: 503, fault: 'environment' } as const;
/** The process that computes, or its device, is not there any more. */
const lostWorker = { exit: 1, http: 503, fault: 'worker' } as const;
/** One image could not be made, or is not what it was. */
const badImage = { exit: 1, http: 422, fault: 'sample' } as const;
const lostImage = { exit: 1, http: 503, fault: 'sample' } as const;

/**
 * Every expected failure, by its code: the one place that says what a command's exit status and an
 * answer's HTTP status are. A new failure gets a line here first.
 */
export const ERROR_CODES = {
  'wrong-call': wrongCall,
  'bad-address': wrongCall,
  'bad-arm': wrongCall,
  'bad-count': wrongCall,
  'bad-database': wrongCall,
  'bad-design': wrongCall,
  'bad-device': wrongCall,
  'bad-emails': wrongCall,
  'bad-hub-reference': wrongCall,
  'bad-image-set': wrongCall,
  'bad-key': wrongCall,
  'bad-labels': wrongCall,
  'bad-latents': wrongCall,
  'bad-name': wrongCall,
  'bad-network': wrongCall,
  'bad-prompts': wrongCall,
  'bad-protocol': wrongCall,
  'bad-reason': wrongCall,
  'bad-seed': wrongCall,
  'bad-slug': wrongCall,
  'bad-steps': wrongCall,
  'no-reason': wrongCall,
  'not-comparable': wrongCall,
  'other-settings': wrongCall,
  'prompt-set-exists': wrongCall,
  'prompt-too-long': wrongCall,
  'slug-taken': wrongCall,
  'unreadable-file': wrongCall,
  'unsupported-prediction': wrongCall,
  malformed: wrongCall,
  'answer-not-offered': wrongCall,
  'unknown-arm': wrongCall,
  'unknown-question': wrongCall,
  'unknown-rater': wrongCall,

  'unknown-comparison': unknown,
  'unknown-model': unknown,
  'unknown-researcher': unknown,
  'unknown-invitation': unknown,
  'unknown-sample': unknown,
  'unknown-study': unknown,
  'unknown-trial': unknown,
  'nothing-here': unknown,

  'bad-array': unusable,
  'bad-backup': unusable,
  'bad-bundle': unusable,
  'bad-features': unusable,
  'bad-manifest': unusable,
  'bad-model': unusable,
  'bad-npy': unusable,
  'bad-parity-case': unusable,
  'bad-png': unusable,
  'bad-scheduler-config': unusable,
  'bad-statistics': unusable,
  'bad-weights': unusable,
  'bad-wheel': unusable,
  'bad-zip': unusable,
  'broken-onnx': unusable,
  'fixed-shape': unusable,
  'git-lfs-pointer': unusable,
  'inference-failed': badImage,
  'model-fails': unusable,
  'not-a-model': unusable,
  'not-computable': unusable,
  'not-text': unusable,
  'revision-twice': unusable,
  'several-studies': unusable,
  'unknown-prompt': unusable,
  'unreadable-image': unusable,
  'votes-contradict': unusable,
  'votes-import': unusable,
  'votes-csv-empty': unusable,
  'votes-csv-header': unusable,
  'votes-csv-quotes': unusable,
  'votes-csv-row': unusable,
  'votes-csv-too-long': unusable,
  'votes-csv-width': unusable,

  'cannot-close': conflict,
  'cannot-open': conflict,
  'database-gone': conflict,
  'already-up': conflict,
  'frozen-differs': conflict,
  'images-frozen': conflict,
  'key-reused': conflict,
  'last-owner': conflict,
  'measurement-exists': conflict,
  'model-changed': conflict,
  'model-exists': conflict,
  'newer-database': conflict,
  'no-votes': conflict,
  'not-empty': conflict,
  'not-frozen': conflict,
  'nothing-to-explain': conflict,
  'record-broken': conflict,
  'run-failed': conflict,
  'store-broken': conflict,
  'study-closed': conflict,
  'too-soon': conflict,
  'study-not-closed': conflict,
  'study-imported': conflict,
  'study-not-open': conflict,

  'unknown-method': { exit: 2, http: 405, fault: 'caller' },
  'signed-out': { exit: 1, http: 401, fault: 'caller' },
  'cross-origin': { exit: 1, http: 403, fault: 'caller' },
  withheld: { exit: 1, http: 403, fault: 'caller' },
  'link-ended': { exit: 1, http: 403, fault: 'caller' },
  'link-full': { exit: 1, http: 403, fault: 'caller' },
  'joined-here': { exit: 1, http: 403, fault: 'caller' },
  'no-panel-name': { exit: 1, http: 403, fault: 'caller' },
  replaced: { exit: 1, http: 403, fault: 'caller' },
  'screened-out': { exit: 1, http: 403, fault: 'caller' },
  withdrawn: { exit: 1, http: 403, fault: 'caller' },
  'too-large': { exit: 2, http: 413, fault: 'caller' },
  'too-many': { exit: 1, http: 429, fault: 'caller' },

  'build-failed': unavailable,
  'cannot-write': unavailable,
  'device-missing': lostWorker,
  'download-failed': unavailable,
  'generator-died': lostWorker,
  'generator-hung': lostWorker,
  'hub-refused': unavailable,
  'model-absent': lostWorker,
  'no-database': unavailable,
  'no-network': unavailable,
  'no-postgres': unavailable,
  'no-service-user': unavailable,
  'part-lost': unavailable,
  'port-taken': unavailable,
  'sample-damaged': lostImage,
  'sample-missing': lostImage,
  'store-away': unavailable,
  'web-failed': unavailable,
  'wrong-checksum': unavailable,
} as const satisfies Record<string, Outcome>;

export type ErrorCode = keyof typeof ERROR_CODES;
/** What the process should report: 1 the work failed, 2 the call was wrong. */
export type ExitCode = Outcome['exit'];
export type HttpStatus = Outcome['http'];
