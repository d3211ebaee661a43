#!/bin/sh
# Prints an .env for docker-compose: a random password for each login and a random master key for each hand.
#   sh docker/make-env.sh > .env
set -eu
umask 077
password() { openssl rand -hex 24; }
key() { openssl rand -base64 32; }
for name in POSTGRES DONOR OFFICE CASEWORK NETWORK BOOKS OWNER; do echo "${name}_PASSWORD=$(password)"; done
for name in GIVING RECEIVING OFFICE; do echo "${name}_KEY=$(key)"; done
