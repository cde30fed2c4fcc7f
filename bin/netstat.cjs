#!/usr/bin/env node
'use strict';
require('../dist/netstat.cjs');
